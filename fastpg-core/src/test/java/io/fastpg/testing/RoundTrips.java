package io.fastpg.testing;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.SocketFactory;

/**
 * Counts how often a driver has to wait for the server: a read after a write. To be named
 * in a URL, {@code ?socketFactory=} and this class's name.
 */
public final class RoundTrips extends SocketFactory {

	private static final AtomicInteger COUNT = new AtomicInteger();

	/**
	 * Counts those of an action.
	 * @param action what is done, by this thread only
	 * @return how many there were
	 */
	public static int of(Runnable action) {
		int before = COUNT.get();
		action.run();
		return COUNT.get() - before;
	}

	@Override
	public Socket createSocket() {
		return new CountingSocket();
	}

	@Override
	public Socket createSocket(String host, int port) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Socket createSocket(InetAddress host, int port) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
		throw new UnsupportedOperationException();
	}

	private static final class CountingSocket extends Socket {

		private boolean written;

		@Override
		public OutputStream getOutputStream() throws IOException {
			return new FilterOutputStream(super.getOutputStream()) {

				@Override
				public void write(byte[] bytes, int offset, int length) throws IOException {
					CountingSocket.this.written = true;
					this.out.write(bytes, offset, length);
				}

			};
		}

		@Override
		public InputStream getInputStream() throws IOException {
			return new FilterInputStream(super.getInputStream()) {

				@Override
				public int read(byte[] bytes, int offset, int length) throws IOException {
					if (CountingSocket.this.written) {
						CountingSocket.this.written = false;
						COUNT.incrementAndGet();
					}
					return super.read(bytes, offset, length);
				}

			};
		}

	}

}
