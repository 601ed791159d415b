package io.fastpg.spring.boot.autoconfigure.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A refusal of a request as problem detail (RFC 9457), written without Spring MVC. */
final class TenantProblem {

	private TenantProblem() {
	}

	static ErrorResponseException badRequest(String detail) {
		return of(HttpStatus.BAD_REQUEST, detail);
	}

	static ErrorResponseException of(HttpStatus status, String detail) {
		return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, detail), null);
	}

	static void write(ErrorResponseException problem, HttpServletResponse response) throws IOException {
		byte[] body = JsonMapper.shared().writeValueAsBytes(members(problem.getBody()));
		problem.getHeaders().forEach((name, values) -> values.forEach((value) -> response.addHeader(name, value)));
		response.setStatus(problem.getStatusCode().value());
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		response.setCharacterEncoding(StandardCharsets.UTF_8.name());
		response.setContentLength(body.length);
		response.getOutputStream().write(body);
	}

	private static Map<String, Object> members(ProblemDetail detail) {
		Map<String, Object> members = new LinkedHashMap<>();
		if (detail.getType() != null) {
			members.put("type", detail.getType());
		}
		if (detail.getTitle() != null) {
			members.put("title", detail.getTitle());
		}
		members.put("status", detail.getStatus());
		if (detail.getDetail() != null) {
			members.put("detail", detail.getDetail());
		}
		if (detail.getProperties() != null) {
			detail.getProperties().forEach(members::putIfAbsent);
		}
		return members;
	}

}
