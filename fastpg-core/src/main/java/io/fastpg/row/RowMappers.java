package io.fastpg.row;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.jdbc.IncorrectResultSetColumnCountException;
import org.springframework.util.ConcurrentLruCache;

import io.fastpg.exception.SchemaException;
import io.fastpg.exception.ValueConversionException;
import io.fastpg.mapping.ColumnNames;
import io.fastpg.mapping.MappedClass;
import io.fastpg.mapping.Member;
import io.fastpg.mapping.SingleValues;
import io.fastpg.mapping.Slot;
import io.fastpg.schema.PgType;
import io.fastpg.type.TypeMap;
import io.fastpg.type.ValueReader;

/**
 * Makes the mappers that turn result rows into objects. A mapper is planned once for a
 * class and a list of columns, and kept. Thread-safe.
 */
public final class RowMappers {

	private static final int PLANS = 1024;

	private final TypeMap types;

	private final ConcurrentLruCache<Plan, RowMapper<?>> plans = new ConcurrentLruCache<>(PLANS, this::plan);

	/**
	 * Makes a maker.
	 * @param types how single values are read
	 */
	public RowMappers(TypeMap types) {
		this.types = types;
	}

	/**
	 * Returns the mapper for a class and a result's columns.
	 * <ul>
	 * <li>{@link Row}: all columns.</li>
	 * <li>A record: each component takes the column of exactly its name, else of its
	 * snake_case, else the one that differs in case and underscores only; or the one that
	 * {@link io.fastpg.mapping.Column} names. A component that is itself a record and has
	 * no column is made of those that begin with its name and an underscore, and is null
	 * where they all are. Columns without a component are ignored; a component without a
	 * column is null, or an empty Optional.</li>
	 * <li>A class that stands for one value, such as String, Long, an enum or JsonNode:
	 * the only column.</li>
	 * <li>Where the only column is a whole row, as of {@code select a from album a}, and
	 * none of the class's names is that column's: what is in it.</li>
	 * <li>Any other class: made by its constructor without parameters, else by its only
	 * one, whose parameters are matched as components are (a data class of Kotlin by its
	 * primary one). Setters are matched likewise, and those without a column are not
	 * called.</li>
	 * </ul>
	 * @param <T> the type of the objects
	 * @param type the class
	 * @param columns the result's columns in order
	 * @return a mapper for results with exactly these columns
	 * @throws IncorrectResultSetColumnCountException if the class stands for one value
	 * and there is not one column
	 * @throws SchemaException if two columns have one name, a component may mean several
	 * columns, a primitive component has none, or no name matches at all
	 * @throws ValueConversionException if a column cannot be read as its Java type
	 */
	@SuppressWarnings("unchecked")
	public <T> RowMapper<T> mapper(Class<T> type, List<ResultColumn> columns) {
		return (RowMapper<T>) Objects.requireNonNull(this.plans.get(new Plan(type, List.copyOf(columns))));
	}

	private boolean isValue(Class<?> type) {
		return (type != Row.class && !type.isRecord() && SingleValues.contains(type)) || this.types.isValue(type);
	}

	/** {@code select a from album a} has one column, in which an Album is. */
	private static boolean isWholeRow(Class<?> type, List<ResultColumn> columns) {
		return type != Row.class && columns.size() == 1
				&& columns.get(0).type().underlying().kind() == PgType.Kind.COMPOSITE
				&& needed(type, List.of(columns.get(0).name())).isEmpty();
	}

	private RowMapper<?> plan(Plan plan) {
		Class<?> type = plan.type();
		if (isValue(type) || isWholeRow(type, plan.columns())) {
			return singleValue(type, plan.columns());
		}
		refuseDuplicates(plan.columns());
		if (type == Row.class) {
			return row(plan.columns());
		}
		return new ObjectPlan(this.types, plan.columns()).mapper(type);
	}

	@SuppressWarnings("NullAway") // its plain mode does not see that this T may be null
	private RowMapper<@Nullable Object> singleValue(Class<?> type, List<ResultColumn> columns) {
		if (columns.size() != 1) {
			throw new IncorrectResultSetColumnCountException(
					"A " + type.getTypeName() + " is read from one column; the " + "result has " + columns.size()
							+ ". Select one column, or read a record or a Row.",
					1, columns.size());
		}
		ValueReader reader = this.types.reader(columns.get(0).type(), type, columns.get(0).name());
		return (resultSet) -> reader.read(resultSet, 1);
	}

	private static void refuseDuplicates(List<ResultColumn> columns) {
		Set<String> seen = new HashSet<>();
		List<String> twice = columns.stream()
			.map(ResultColumn::name)
			.filter((name) -> !seen.add(name))
			.distinct()
			.toList();
		if (!twice.isEmpty()) {
			throw new SchemaException("The result has more than one column named " + String.join(", ", twice)
					+ ". Give each its own name: select a.id, b.id as b_id.");
		}
	}

	private RowMapper<Row> row(List<ResultColumn> columns) {
		RowNames names = new RowNames(columns.stream().map(ResultColumn::name).toArray(String[]::new));
		ValueReader[] readers = columns.stream()
			.map((column) -> this.types.reader(column.type(), Object.class, column.name()))
			.toArray(ValueReader[]::new);
		return (resultSet) -> {
			@Nullable Object[] values = new Object[readers.length];
			for (int i = 0; i < values.length; i++) {
				values[i] = readers[i].read(resultSet, i + 1);
			}
			return new Row(names, values);
		};
	}

	/**
	 * Returns the columns that a class needs, for a SELECT that reads no others.
	 * @param type {@link Row}, for which it is all of them, a record, or a bean
	 * @param columns the names of the columns there are
	 * @return a part of them, in their order
	 * @throws SchemaException if the class has a component or setter for none of them, or
	 * one that may mean several
	 * @throws InvalidDataAccessApiUsageException if the class stands for one value
	 */
	public static List<String> projection(Class<?> type, List<String> columns) {
		if (type == Row.class) {
			return List.copyOf(columns);
		}
		if (!type.isRecord() && SingleValues.contains(type)) {
			throw new InvalidDataAccessApiUsageException(
					"A " + type.getTypeName() + " is one value, not the row of a table. Use a record, a bean, or Row.");
		}
		Set<String> needed = needed(type, columns);
		if (needed.isEmpty()) {
			throw noMatch(type, columns);
		}
		List<String> projection = new ArrayList<>(columns);
		projection.retainAll(needed);
		return List.copyOf(projection);
	}

	private static Set<String> needed(Class<?> type, List<String> columns) {
		Set<String> needed = new HashSet<>();
		collect(type, ColumnNames.of(columns), needed);
		return needed;
	}

	private static void collect(Class<?> type, ColumnNames seen, Set<String> needed) {
		for (Slot slot : MappedClass.of(type).slots()) {
			Member member = slot.member();
			String column = seen.find(member);
			ColumnNames nested = (column == null) ? seen.nested(member) : null;
			if (column != null) {
				needed.add(column);
			}
			else if (nested != null) {
				collect(ColumnNames.classOf(member), nested, needed);
			}
		}
	}

	private static SchemaException noMatch(Class<?> type, List<String> columns) {
		return new SchemaException(type.getTypeName() + " has a component or setter for none of the columns "
				+ String.join(", ", columns) + ". Name one after each column that is to be read.");
	}

	/**
	 * What a mapper is planned for.
	 *
	 * @param type the class
	 * @param columns the result's columns
	 */
	private record Plan(Class<?> type, List<ResultColumn> columns) {

	}

}
