package io.fastpg.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks the server whether texts are well-formed, by its protocol, so that no driver reads
 * them first. They are parsed and not run.
 */
final class ServerGrammar implements AutoCloseable {

	/** A statement that is well-formed and fails at its table, before all else. */
	private static final String NO_TABLE = "42P01";

	private static final int BATCH = 200;

	private final Socket socket;

	private final DataInputStream in;

	private final DataOutputStream out;

	ServerGrammar(int port, String user, String database) throws IOException {
		this.socket = new Socket("localhost", port);
		this.socket.setTcpNoDelay(true);
		this.in = new DataInputStream(new BufferedInputStream(this.socket.getInputStream(), 1 << 16));
		this.out = new DataOutputStream(this.socket.getOutputStream());
		ByteArrayOutputStream startup = new ByteArrayOutputStream();
		for (String text : List.of("user", user, "database", database, "client_encoding", "UTF8", "")) {
			startup.write(text.getBytes(StandardCharsets.UTF_8));
			startup.write(0);
		}
		this.out.writeInt(8 + startup.size());
		this.out.writeInt(196608);
		this.out.write(startup.toByteArray());
		answers();
	}

	/**
	 * Tells which statements are well-formed.
	 * @param statements SELECTs from a table that does not exist, or utility statements
	 * @return for each whether the grammar takes it
	 */
	List<Boolean> accepts(List<String> statements) throws IOException {
		List<Boolean> accepted = new ArrayList<>();
		for (int from = 0; from < statements.size(); from += BATCH) {
			List<String> batch = statements.subList(from, Math.min(from + BATCH, statements.size()));
			ByteArrayOutputStream messages = new ByteArrayOutputStream();
			for (String statement : batch) {
				message(messages, 'P', "\0" + statement + "\0\0\0");
				message(messages, 'S', "");
			}
			this.out.write(messages.toByteArray());
			for (int i = 0; i < batch.size(); i++) {
				Answers answers = answers();
				accepted.add(answers.error.isEmpty() || answers.error.equals(NO_TABLE));
			}
		}
		return accepted;
	}

	/**
	 * Runs a script in a transaction that is rolled back.
	 * @param script statements that do nothing
	 * @return how many there were; -1 if one of them failed
	 */
	int statements(String script) throws IOException {
		query("begin");
		Answers answers = query(script);
		query("rollback");
		return answers.error.isEmpty() ? answers.completed : -1;
	}

	private Answers query(String sql) throws IOException {
		ByteArrayOutputStream message = new ByteArrayOutputStream();
		message(message, 'Q', sql + "\0");
		this.out.write(message.toByteArray());
		return answers();
	}

	private static void message(ByteArrayOutputStream messages, char type, String text) throws IOException {
		byte[] body = text.getBytes(StandardCharsets.UTF_8);
		DataOutputStream data = new DataOutputStream(messages);
		data.writeByte(type);
		data.writeInt(4 + body.length);
		data.write(body);
	}

	/** Everything up to the next ReadyForQuery. */
	private Answers answers() throws IOException {
		String error = "";
		int completed = 0;
		while (true) {
			char type = (char) this.in.readUnsignedByte();
			byte[] body = new byte[this.in.readInt() - 4];
			this.in.readFully(body);
			switch (type) {
				case 'Z' -> {
					return new Answers(error, completed);
				}
				case 'C' -> completed++;
				case 'E' -> error = sqlState(body);
				case 'R' -> requireTrust(body);
				default -> {
				}
			}
		}
	}

	private static String sqlState(byte[] body) {
		for (String field : new String(body, StandardCharsets.UTF_8).split("\0")) {
			if (field.startsWith("C")) {
				return field.substring(1);
			}
		}
		throw new IllegalStateException("An error without SQLSTATE");
	}

	private static void requireTrust(byte[] body) {
		if (body[3] != 0) {
			throw new IllegalStateException("The test server asks for a password");
		}
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

	/**
	 * What came back.
	 *
	 * @param error the SQLSTATE; empty where there was none
	 * @param completed how many statements ran to their end
	 */
	private record Answers(String error, int completed) {

	}

}
