package io.fastpg.type;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** The text of addresses, both ways, without asking a name server. */
final class InetText {

	private static final int IPV6_BYTES = 16;

	private static final int IPV4_BYTES = 4;

	private InetText() {
	}

	/**
	 * Reads an address that the server printed.
	 * @throws IllegalArgumentException if it is none
	 */
	static InetAddress parse(String text) {
		if (!text.matches("[0-9a-fA-F:.]+")) {
			throw new IllegalArgumentException("the text is no address");
		}
		try {
			InetAddress address = InetAddress.getByName(text);
			byte[] bytes = address.getAddress();
			return (text.indexOf(':') >= 0 && bytes.length == IPV4_BYTES) ? mapped(bytes) : address;
		}
		catch (UnknownHostException ex) {
			// no cause: its message quotes the text
			throw new IllegalArgumentException("the text is no address");
		}
	}

	/** Java makes an IPv4 address of {@code ::ffff:1.2.3.4}, which is another value. */
	private static InetAddress mapped(byte[] bytes) throws UnknownHostException {
		byte[] address = new byte[IPV6_BYTES];
		Arrays.fill(address, 10, 12, (byte) 0xff);
		System.arraycopy(bytes, 0, address, 12, IPV4_BYTES);
		return Inet6Address.getByAddress(null, address, -1);
	}

	/**
	 * Writes an address, without the name of its host.
	 * @throws UnfitValueException if it is of one interface of this machine
	 */
	static String print(InetAddress address) {
		String text = address.getHostAddress();
		if (text.indexOf('%') >= 0) {
			throw new UnfitValueException("the address has a scope id, which inet does not hold. "
					+ "Make it of its bytes: InetAddress.getByAddress(address.getAddress()).");
		}
		return text;
	}

}
