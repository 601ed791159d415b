package io.fastpg.spring.boot.autoconfigure.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Sends what well-behaved clients do not: any host, any path, a header twice. */
final class RawClient {

	private final int port;

	RawClient(int port) {
		this.port = port;
	}

	/**
	 * Returns the whole answer to a GET, from its status line on.
	 * @param path the path, sent as it is
	 * @param host the value of the header Host
	 * @param headers further lines, such as {@code Cookie: a=b}
	 */
	String get(String path, String host, String... headers) {
		StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n");
		for (String header : headers) {
			request.append(header).append("\r\n");
		}
		request.append("Connection: close\r\n\r\n");
		try (Socket socket = new Socket("localhost", this.port)) {
			socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.ISO_8859_1));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
