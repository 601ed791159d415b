package io.fastpg.codegen;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Writes types as a source file names them, and keeps what it has to import. A type is
 * written with its package where its simple name means another one: a generated class may
 * be called String.
 */
final class Imports {

	private final String packageName;

	private final Set<String> generated;

	private final Set<String> nested;

	/** Full names, by the simple names that stand for them in this file. */
	private final Map<String, String> meant = new TreeMap<>();

	/**
	 * Makes the imports of one file.
	 * @param packageName its package
	 * @param generated the simple names of all classes that are generated there
	 * @param nested the simple names of the classes inside the file's own
	 */
	Imports(String packageName, Set<String> generated, Set<String> nested) {
		this.packageName = packageName;
		this.generated = generated;
		this.nested = nested;
	}

	/** A type as the file writes it. */
	String type(Type type) {
		return type(type, "");
	}

	/** A type whose values may be null. */
	String nullable(Type type) {
		return type(type, "@" + type(Nullable.class) + " ");
	}

	private String type(Type type, String annotation) {
		if (type instanceof GeneratedType made) {
			return name(this.packageName, made.name(), annotation);
		}
		if (type instanceof Class<?> named) {
			return named.isArray() ? array(named.getComponentType(), annotation) : named(named, annotation);
		}
		if (type instanceof GenericArrayType array) {
			return array(array.getGenericComponentType(), annotation);
		}
		if (type instanceof ParameterizedType parameterized) {
			return type(parameterized.getRawType(), annotation) + Arrays.stream(parameterized.getActualTypeArguments())
				.map(this::type)
				.collect(Collectors.joining(", ", "<", ">"));
		}
		if (type instanceof WildcardType wildcard) {
			return wildcard(wildcard);
		}
		return type(((TypeVariable<?>) type).getBounds()[0], annotation);
	}

	private String array(Type component, String annotation) {
		return type(component) + (annotation.isEmpty() ? "" : " " + annotation) + "[]";
	}

	private String wildcard(WildcardType wildcard) {
		if (wildcard.getLowerBounds().length > 0) {
			return "? super " + type(wildcard.getLowerBounds()[0]);
		}
		Type bound = wildcard.getUpperBounds()[0];
		return (bound == Object.class) ? "?" : "? extends " + type(bound);
	}

	private String named(Class<?> type, String annotation) {
		if (type.isPrimitive()) {
			return type.getName();
		}
		String inPackage = type.getCanonicalName().substring(type.getPackageName().length() + 1);
		return name(type.getPackageName(), inPackage, annotation);
	}

	/** An annotation stands before the last part of a name, and before no package. */
	private String name(String from, String inPackage, String annotation) {
		String outermost = inPackage.split("\\.")[0];
		String written = isMeant(from, outermost) ? inPackage : from + '.' + inPackage;
		int last = written.lastIndexOf('.') + 1;
		return written.substring(0, last) + annotation + written.substring(last);
	}

	private boolean isMeant(String from, String simple) {
		boolean own = from.equals(this.packageName);
		if (this.nested.contains(simple) || (!own && this.generated.contains(simple))) {
			return false;
		}
		String full = from + '.' + simple;
		return full.equals(this.meant.computeIfAbsent(simple, (name) -> full));
	}

	/** The names to be imported, in order. */
	List<String> names() {
		return this.meant.values()
			.stream()
			.filter((full) -> !isIn("java.lang", full) && !isIn(this.packageName, full))
			.sorted()
			.toList();
	}

	private static boolean isIn(String from, String full) {
		return full.lastIndexOf('.') == from.length() && full.startsWith(from);
	}

}
