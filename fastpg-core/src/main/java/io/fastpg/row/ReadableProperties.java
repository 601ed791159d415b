package io.fastpg.row;

import java.beans.PropertyDescriptor;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.dao.InvalidDataAccessApiUsageException;

/** What can be read of a record (its components) or a bean (its getters). */
final class ReadableProperties {

	private static final ClassValue<List<ReadableProperty>> PROPERTIES = new ClassValue<>() {
		@Override
		protected List<ReadableProperty> computeValue(Class<?> type) {
			return type.isRecord() ? ofRecord(type) : ofBean(type);
		}
	};

	private ReadableProperties() {
	}

	/**
	 * Returns the properties: a record's in the order of its components, a bean's by
	 * name.
	 */
	static List<ReadableProperty> of(Class<?> type) {
		return PROPERTIES.get(type);
	}

	private static List<ReadableProperty> ofRecord(Class<?> type) {
		List<ReadableProperty> properties = new ArrayList<>();
		for (RecordComponent component : type.getRecordComponents()) {
			properties.add(new ReadableProperty(component.getName(), getter(component.getAccessor()), true));
		}
		return List.copyOf(properties);
	}

	private static List<ReadableProperty> ofBean(Class<?> type) {
		List<ReadableProperty> properties = new ArrayList<>();
		for (PropertyDescriptor descriptor : BeanUtils.getPropertyDescriptors(type)) {
			Method method = descriptor.getReadMethod();
			if (method != null && method.getDeclaringClass() != Object.class) {
				boolean writable = descriptor.getWriteMethod() != null;
				properties.add(new ReadableProperty(descriptor.getName(), getter(method), writable));
			}
		}
		return List.copyOf(properties);
	}

	private static MethodHandle getter(Method method) {
		try {
			method.setAccessible(true);
			return MethodHandles.lookup().unreflect(method).asType(MethodType.methodType(Object.class, Object.class));
		}
		catch (IllegalAccessException | InaccessibleObjectException ex) {
			throw new InvalidDataAccessApiUsageException(
					"Cannot read " + method.getDeclaringClass().getTypeName()
							+ ": its package is not open to fastpg. Open it in module-info, or make the class public.",
					ex);
		}
	}

	/**
	 * A component or property.
	 *
	 * @param name its Java name
	 * @param getter a handle {@code (Object)Object}
	 * @param stored whether it must have a column: not so for a getter without a setter
	 */
	record ReadableProperty(String name, MethodHandle getter, boolean stored) {

		@Nullable Object get(Object source) {
			try {
				return this.getter.invokeExact(source);
			}
			catch (RuntimeException | Error ex) {
				throw ex;
			}
			catch (Throwable ex) {
				throw new InvalidDataAccessApiUsageException("The getter of \"" + this.name + "\" failed.", ex);
			}
		}

	}

}
