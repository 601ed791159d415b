package io.fastpg.row;

import java.beans.PropertyDescriptor;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.springframework.beans.BeanUtils;
import org.springframework.dao.InvalidDataAccessApiUsageException;

import io.fastpg.type.TypeMap;

/** Composes a bean's constructor and its setters into one method handle. */
final class BeanPlan {

	private final TypeMap types;

	private final Class<?> type;

	private final List<ResultColumn> columns;

	private final List<String> columnNames;

	BeanPlan(TypeMap types, Class<?> type, List<ResultColumn> columns) {
		this.types = types;
		this.type = type;
		this.columns = columns;
		this.columnNames = columns.stream().map(ResultColumn::name).toList();
	}

	static List<String> names(Class<?> type) {
		return setters(type).stream().map(PropertyDescriptor::getName).toList();
	}

	private static List<PropertyDescriptor> setters(Class<?> type) {
		return Arrays.stream(BeanUtils.getPropertyDescriptors(type))
			.filter((descriptor) -> descriptor.getWriteMethod() != null)
			.toList();
	}

	RowMapper<?> mapper() {
		MethodHandle constructor = constructor();
		RowMappers.projection(this.type, this.columnNames);
		MethodHandle result = MethodHandles.dropArguments(MethodHandles.identity(this.type), 1, ResultSet.class);
		for (MethodHandle setter : assignments()) {
			result = MethodHandles.foldArguments(result, setter);
		}
		return RecordPlan.asMapper(
				MethodHandles.foldArguments(result, MethodHandles.dropArguments(constructor, 0, ResultSet.class)));
	}

	private MethodHandle constructor() {
		try {
			return MethodHandles.privateLookupIn(this.type, MethodHandles.lookup())
				.findConstructor(this.type, MethodType.methodType(void.class));
		}
		catch (NoSuchMethodException ex) {
			throw unusable(ex);
		}
		catch (IllegalAccessException ex) {
			throw RecordPlan.notOpen(this.type, ex);
		}
	}

	private InvalidDataAccessApiUsageException unusable(Exception cause) {
		return new InvalidDataAccessApiUsageException("Cannot read rows as " + this.type.getTypeName()
				+ ": it is neither a record nor Row nor one value, and has no constructor without parameters. "
				+ "Make it a record, or a bean.", cause);
	}

	/** Each is a handle {@code (bean, ResultSet)void}. */
	private List<MethodHandle> assignments() {
		List<MethodHandle> assignments = new ArrayList<>();
		for (PropertyDescriptor descriptor : setters(this.type)) {
			String column = NameMatch.find(descriptor.getName(), this.columnNames);
			if (column != null) {
				assignments.add(assignment(descriptor.getWriteMethod(), column));
			}
		}
		return assignments;
	}

	private MethodHandle assignment(Method setter, String column) {
		int index = this.columnNames.indexOf(column);
		MethodHandle reader = this.types
			.reader(this.columns.get(index).type(), setter.getGenericParameterTypes()[0], column)
			.handle(index + 1);
		try {
			setter.setAccessible(true);
			MethodHandle handle = MethodHandles.lookup().unreflect(setter);
			MethodHandle assigned = MethodHandles.filterArguments(handle, 1, reader);
			return assigned.asType(MethodType.methodType(void.class, this.type, ResultSet.class));
		}
		catch (IllegalAccessException | InaccessibleObjectException ex) {
			throw RecordPlan.notOpen(this.type, ex);
		}
	}

}
