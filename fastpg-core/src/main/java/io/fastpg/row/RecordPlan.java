package io.fastpg.row;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.springframework.dao.InvalidDataAccessApiUsageException;

import io.fastpg.exception.SchemaException;
import io.fastpg.type.TypeMap;

/**
 * Composes a record's constructor and the readers of its components into one method
 * handle, {@code (ResultSet)Object}, in which nothing is boxed.
 */
final class RecordPlan {

	private final TypeMap types;

	private final Class<?> type;

	private final List<ResultColumn> columns;

	private final List<String> columnNames;

	RecordPlan(TypeMap types, Class<?> type, List<ResultColumn> columns) {
		this.types = types;
		this.type = type;
		this.columns = columns;
		this.columnNames = columns.stream().map(ResultColumn::name).toList();
	}

	static List<String> names(Class<?> type) {
		return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
	}

	RowMapper<?> mapper() {
		RowMappers.projection(this.type, this.columnNames);
		RecordComponent[] components = this.type.getRecordComponents();
		MethodHandle[] readers = Arrays.stream(components).map(this::reader).toArray(MethodHandle[]::new);
		MethodHandle perComponent = MethodHandles.filterArguments(constructor(components), 0, readers);
		MethodHandle composed = MethodHandles.permuteArguments(perComponent,
				MethodType.methodType(this.type, ResultSet.class), new int[components.length]);
		return asMapper(composed);
	}

	static RowMapper<?> asMapper(MethodHandle handle) {
		return MethodHandleProxies.asInterfaceInstance(RowMapper.class,
				handle.asType(MethodType.methodType(Object.class, ResultSet.class)));
	}

	private MethodHandle constructor(RecordComponent[] components) {
		Class<?>[] parameters = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
		try {
			return MethodHandles.privateLookupIn(this.type, MethodHandles.lookup())
				.findConstructor(this.type, MethodType.methodType(void.class, parameters));
		}
		catch (ReflectiveOperationException ex) {
			throw notOpen(this.type, ex);
		}
	}

	static InvalidDataAccessApiUsageException notOpen(Class<?> type, Exception cause) {
		return new InvalidDataAccessApiUsageException(
				"Cannot make a " + type.getTypeName() + ": its package is not open to fastpg. Open it in module-info.",
				cause);
	}

	private MethodHandle reader(RecordComponent component) {
		String column = NameMatch.find(component.getName(), this.columnNames);
		if (column == null) {
			return MethodHandles.dropArguments(missing(component), 0, ResultSet.class);
		}
		int index = this.columnNames.indexOf(column);
		MethodHandle handle = this.types.reader(this.columns.get(index).type(), component.getGenericType(), column)
			.handle(index + 1);
		return handle.asType(handle.type().changeReturnType(component.getType()));
	}

	private MethodHandle missing(RecordComponent component) {
		Class<?> componentType = component.getType();
		if (componentType.isPrimitive()) {
			throw new SchemaException("The component \"" + component.getName() + "\" of " + this.type.getTypeName()
					+ " is of the primitive type " + componentType
					+ ", and the result has no column for it. Its columns are " + String.join(", ", this.columnNames)
					+ ". Select the column, or use an object type.");
		}
		return MethodHandles.constant(componentType, (componentType == Optional.class) ? Optional.empty() : null);
	}

}
