package io.fastpg.spring.boot.autoconfigure.web;

import java.io.OutputStream;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

import org.springframework.mock.web.DelegatingServletOutputStream;

/** Takes what is written and throws it away. */
class IgnoredResponse extends HttpServletResponseWrapper {

	private final ServletOutputStream ignored = new DelegatingServletOutputStream(OutputStream.nullOutputStream());

	IgnoredResponse(HttpServletResponse response) {
		super(response);
	}

	@Override
	public ServletOutputStream getOutputStream() {
		return this.ignored;
	}

}
