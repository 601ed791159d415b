package io.fastpg.row;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;

import io.fastpg.exception.SchemaException;
import io.fastpg.mapping.ColumnNames;
import io.fastpg.mapping.MappedClass;
import io.fastpg.mapping.Member;
import io.fastpg.mapping.Slot;
import io.fastpg.type.TypeMap;

/**
 * Composes a class's constructor, its setters and the readers of its columns into one
 * method handle, {@code (ResultSet)Object}, in which nothing is boxed.
 */
final class ObjectPlan {

	private static final MethodHandle ANY_COLUMN = find("anyColumn",
			MethodType.methodType(boolean.class, int[].class, ResultSet.class));

	private static final MethodHandle OF_NULLABLE = find("optional",
			MethodType.methodType(Optional.class, Object.class));

	private final TypeMap types;

	private final List<String> names;

	private final List<ResultColumn> columns;

	ObjectPlan(TypeMap types, List<ResultColumn> columns) {
		this.types = types;
		this.columns = columns;
		this.names = columns.stream().map(ResultColumn::name).toList();
	}

	RowMapper<?> mapper(Class<?> type) {
		RowMappers.projection(type, this.names);
		MethodHandle handle = object(type, ColumnNames.of(this.names), new ArrayList<>());
		return MethodHandleProxies.asInterfaceInstance(RowMapper.class,
				handle.asType(MethodType.methodType(Object.class, ResultSet.class)));
	}

	/** Returns {@code (ResultSet)T}, and adds the columns that it reads. */
	private MethodHandle object(Class<?> type, ColumnNames seen, List<Integer> read) {
		MappedClass mapped = MappedClass.of(type);
		Map<Slot, MethodHandle> readers = readers(type, mapped, seen, read);
		MethodHandle[] arguments = readers.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().setter() == null)
			.map(Map.Entry::getValue)
			.toArray(MethodHandle[]::new);
		MethodHandle perParameter = MethodHandles.filterArguments(mapped.constructor(), 0, arguments);
		MethodHandle made = MethodHandles.permuteArguments(perParameter, MethodType.methodType(type, ResultSet.class),
				new int[arguments.length]);
		return (readers.size() == arguments.length) ? made : assigned(type, made, readers);
	}

	private Map<Slot, MethodHandle> readers(Class<?> type, MappedClass mapped, ColumnNames seen, List<Integer> read) {
		Map<Slot, MethodHandle> readers = new LinkedHashMap<>();
		for (Slot slot : mapped.slots()) {
			MethodHandle reader = reader(slot.member(), seen, read);
			if (reader != null) {
				readers.put(slot, reader);
			}
			else if (slot.setter() == null) {
				readers.put(slot, MethodHandles.dropArguments(missing(type, slot.member()), 0, ResultSet.class));
			}
		}
		return readers;
	}

	private static MethodHandle assigned(Class<?> type, MethodHandle made, Map<Slot, MethodHandle> readers) {
		MethodHandle result = MethodHandles.dropArguments(MethodHandles.identity(type), 1, ResultSet.class);
		for (Map.Entry<Slot, MethodHandle> entry : readers.entrySet()) {
			MethodHandle setter = entry.getKey().setter();
			if (setter != null) {
				result = MethodHandles.foldArguments(result,
						MethodHandles.filterArguments(setter, 1, entry.getValue()));
			}
		}
		return MethodHandles.foldArguments(result, made);
	}

	/** Returns {@code (ResultSet)V}; null if no column is the member's. */
	private @Nullable MethodHandle reader(Member member, ColumnNames seen, List<Integer> read) {
		Class<?> type = ResolvableType.forType(member.type()).toClass();
		String column = seen.find(member);
		if (column != null) {
			int index = this.names.indexOf(column);
			read.add(index + 1);
			MethodHandle handle = this.types.reader(this.columns.get(index).type(), member.type(), column)
				.handle(index + 1);
			return handle.asType(handle.type().changeReturnType(type));
		}
		ColumnNames nested = seen.nested(member);
		return (nested != null) ? nested(member, nested, read).asType(MethodType.methodType(type, ResultSet.class))
				: null;
	}

	/** An object inside another is null where all its columns are. */
	private MethodHandle nested(Member member, ColumnNames seen, List<Integer> read) {
		Class<?> type = ColumnNames.classOf(member);
		List<Integer> own = new ArrayList<>();
		MethodHandle made = object(type, seen, own);
		read.addAll(own);
		int[] indexes = own.stream().mapToInt(Integer::intValue).toArray();
		MethodHandle none = MethodHandles.dropArguments(MethodHandles.constant(type, null), 0, ResultSet.class);
		MethodHandle guarded = MethodHandles.guardWithTest(ANY_COLUMN.bindTo(indexes), made, none);
		return ColumnNames.isOptional(member) ? MethodHandles.filterReturnValue(
				guarded.asType(MethodType.methodType(Object.class, ResultSet.class)), OF_NULLABLE) : guarded;
	}

	private static boolean anyColumn(int[] indexes, ResultSet resultSet) throws SQLException {
		for (int index : indexes) {
			// as it came: nothing is decoded only to see that it is there
			if (resultSet.getBytes(index) != null) {
				return true;
			}
		}
		return false;
	}

	private static Optional<?> optional(@Nullable Object value) {
		return Optional.ofNullable(value);
	}

	private MethodHandle missing(Class<?> type, Member member) {
		Class<?> wanted = ResolvableType.forType(member.type()).toClass();
		if (wanted.isPrimitive()) {
			throw new SchemaException("The component \"" + member.name() + "\" of " + type.getTypeName()
					+ " is of the primitive type " + wanted + ", and the result has no column for it. Its columns are "
					+ String.join(", ", this.names) + ". Select the column, or use an object type.");
		}
		return MethodHandles.constant(wanted, (wanted == Optional.class) ? Optional.empty() : null);
	}

	private static MethodHandle find(String name, MethodType type) {
		try {
			return MethodHandles.lookup().findStatic(ObjectPlan.class, name, type);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
