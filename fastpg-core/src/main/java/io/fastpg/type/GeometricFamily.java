package io.fastpg.type;

import java.lang.reflect.Type;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.postgresql.geometric.PGbox;
import org.postgresql.geometric.PGcircle;
import org.postgresql.geometric.PGline;
import org.postgresql.geometric.PGlseg;
import org.postgresql.geometric.PGpath;
import org.postgresql.geometric.PGpoint;
import org.postgresql.geometric.PGpolygon;
import org.postgresql.util.PGobject;

import io.fastpg.schema.PgType;

/** The geometric types: text, or the driver's classes for them. */
final class GeometricFamily implements TypeFamily {

	private static final Map<String, Supplier<? extends PGobject>> SHAPES = Map.of("point", PGpoint::new, "line",
			PGline::new, "lseg", PGlseg::new, "box", PGbox::new, "path", PGpath::new, "polygon", PGpolygon::new,
			"circle", PGcircle::new);

	static final Set<String> NAMES = SHAPES.keySet();

	/** Those that the driver may receive in binary. */
	private static final Set<String> BINARY = Set.of("point", "box");

	@Override
	public ParameterType parameterType(PgType type) {
		Class<?> shape = empty(type).getClass();
		return ParameterType.ofText(shape.getSimpleName() + " of the driver, and String as PostgreSQL reads it",
				(value) -> shape.isInstance(value) ? text((PGobject) value)
						: (value instanceof String text) ? StorableText.of(text) : null);
	}

	@Override
	public Type javaType(PgType type) {
		return String.class;
	}

	@Override
	public String readAs(PgType type) {
		return "String and " + empty(type).getClass().getName();
	}

	@Override
	public @Nullable ElementReader reader(PgType type, Target target, Reading reading) {
		if (target.is(empty(type).getClass())) {
			return (text) -> shape(type, text, reading);
		}
		if (!target.isAnyOr(String.class)) {
			return null;
		}
		return BINARY.contains(type.name()) ? (text) -> shape(type, text, reading).toString() : (text) -> text;
	}

	/** The text of some depends on the format they came in, so it is the driver's own. */
	@Override
	public @Nullable Getter getter(PgType type, Target target, Reading reading) {
		ElementReader reader = reader(type, target, reading);
		return (reader == null) ? null : (resultSet, index) -> {
			Object value = BINARY.contains(type.name()) ? resultSet.getObject(index) : resultSet.getString(index);
			return (value != null) ? reader.read(value.toString()) : null;
		};
	}

	private static PGobject empty(PgType type) {
		return Objects.requireNonNull(SHAPES.get(type.name())).get();
	}

	private static PGobject shape(PgType type, String text, Reading reading) {
		PGobject shape = empty(type);
		try {
			shape.setValue(text);
			return shape;
		}
		catch (SQLException | IllegalArgumentException ex) {
			// no cause: its message quotes the value
			throw reading
				.failed("the driver cannot read a value as " + shape.getClass().getName() + ". Select it cast to text");
		}
	}

	private static String text(PGobject shape) {
		String text = shape.getValue();
		if (text == null) {
			throw new UnfitValueException("it has no coordinates. Give null for NULL.");
		}
		return text;
	}

}
