package io.fastpg.execute;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;

import org.postgresql.copy.CopyIn;

/** Sends what is written to it, in pieces of 64 kB. */
final class CopyStream extends OutputStream {

	private final CopyIn copy;

	private final byte[] buffer = new byte[1 << 16];

	private int length;

	CopyStream(CopyIn copy) {
		this.copy = copy;
	}

	@Override
	public void write(int b) throws IOException {
		if (this.length == this.buffer.length) {
			flush();
		}
		this.buffer[this.length++] = (byte) b;
	}

	@Override
	public void write(byte[] bytes, int offset, int count) throws IOException {
		if (count > this.buffer.length - this.length) {
			flush();
		}
		if (count > this.buffer.length) {
			send(bytes, offset, count);
		}
		else {
			System.arraycopy(bytes, offset, this.buffer, this.length, count);
			this.length += count;
		}
	}

	@Override
	public void flush() throws IOException {
		int count = this.length;
		this.length = 0;
		send(this.buffer, 0, count);
	}

	private void send(byte[] bytes, int offset, int count) throws IOException {
		try {
			if (count > 0) {
				this.copy.writeToCopy(bytes, offset, count);
			}
		}
		catch (SQLException ex) {
			throw new SendFailure(ex);
		}
	}

	/** Carries the driver's exception through code that knows streams only. */
	static final class SendFailure extends IOException {

		private final SQLException failure;

		private SendFailure(SQLException failure) {
			super(failure);
			this.failure = failure;
		}

		SQLException failure() {
			return this.failure;
		}

	}

}
