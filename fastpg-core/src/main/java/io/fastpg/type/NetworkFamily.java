package io.fastpg.type;

import java.lang.reflect.Type;
import java.net.InetAddress;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.fastpg.schema.PgType;

/** inet, cidr and the addresses of network cards. */
final class NetworkFamily implements TypeFamily {

	static final Set<String> NAMES = Set.of("inet", "cidr", "macaddr", "macaddr8");

	private static final ParameterType INET = ParameterType.ofText("InetAddress, and String as PostgreSQL reads it",
			NetworkFamily::writeInet);

	private static final ParameterType OTHER = ParameterType.ofText("String as PostgreSQL reads it",
			NetworkFamily::write);

	@Override
	public ParameterType parameterType(PgType type) {
		return type.is("inet") ? INET : OTHER;
	}

	@Override
	public Type javaType(PgType type) {
		return String.class;
	}

	@Override
	public String readAs(PgType type) {
		return type.is("inet") ? "String, and InetAddress where there is no netmask" : "String";
	}

	@Override
	public @Nullable ElementReader reader(PgType type, Target target, Reading reading) {
		if (type.is("inet") && target.is(InetAddress.class)) {
			return (text) -> address(text, reading);
		}
		return target.isAnyOr(String.class) ? (text) -> text : null;
	}

	private static InetAddress address(String text, Reading reading) {
		if (text.indexOf('/') >= 0) {
			throw reading.failed("a value has a netmask, which an InetAddress does not hold. Read it as String");
		}
		return InetText.parse(text);
	}

	private static @Nullable Object writeInet(Object value) {
		return (value instanceof InetAddress address) ? InetText.print(address) : write(value);
	}

	private static @Nullable Object write(Object value) {
		return (value instanceof String text) ? StorableText.of(text) : null;
	}

}
