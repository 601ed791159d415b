package io.fastpg.mapping;

import java.beans.PropertyDescriptor;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.util.ReflectionUtils;

/**
 * A class that stands for a row: a record, a class with one constructor whose parameters
 * have names, or a bean. Immutable; worked out once for each class.
 */
public final class MappedClass {

	private static final ClassValue<MappedClass> CLASSES = new ClassValue<>() {
		@Override
		protected MappedClass computeValue(Class<?> type) {
			return new MappedClass(type);
		}
	};

	private final Class<?> type;

	private final @Nullable Creator creator;

	private final List<Property> properties;

	private MappedClass(Class<?> type) {
		this.type = type;
		this.creator = Creator.find(type);
		this.properties = List.copyOf(type.isRecord() ? ofRecord(type) : ofBean(type));
	}

	/**
	 * Returns what is known of a class.
	 * @param type any class
	 * @return its names, getters, constructor and setters
	 */
	public static MappedClass of(Class<?> type) {
		return CLASSES.get(type);
	}

	/**
	 * Returns the name of the class's table.
	 * @return what {@link FastpgTable} says, else the class's name in snake_case
	 */
	public String tableName() {
		FastpgTable annotation = this.type.getAnnotation(FastpgTable.class);
		return (annotation != null && !annotation.value().isEmpty()) ? annotation.value()
				: SnakeCase.of(this.type.getSimpleName());
	}

	/**
	 * Returns what can be read of an object.
	 * @return a record's components in their order; a bean's getters by name, those of
	 * the constructor's parameters before them
	 */
	public List<Property> properties() {
		return this.properties;
	}

	/**
	 * Returns what an object is made of.
	 * @return the constructor's parameters in their order, then the setters by name
	 * @throws InvalidDataAccessApiUsageException if nothing can make one
	 */
	public List<Slot> slots() {
		Creator found = creator();
		Set<String> given = names(found.parameters());
		List<Slot> slots = new ArrayList<>();
		found.parameters().forEach((parameter) -> slots.add(new Slot(parameter, null)));
		for (PropertyDescriptor descriptor : descriptors()) {
			Method setter = descriptor.getWriteMethod();
			if (setter != null && !given.contains(descriptor.getName())) {
				slots.add(new Slot(member(descriptor, setter.getGenericParameterTypes()[0]), handle(setter)
					.asType(MethodType.methodType(void.class, this.type, setter.getParameterTypes()[0]))));
			}
		}
		return List.copyOf(slots);
	}

	/**
	 * Returns the constructor.
	 * @return a handle from the parameters, in the order of {@link #slots()}, to the type
	 * @throws InvalidDataAccessApiUsageException if there is none that can be used
	 */
	public MethodHandle constructor() {
		try {
			return MethodHandles.privateLookupIn(this.type, MethodHandles.lookup())
				.unreflectConstructor(creator().constructor());
		}
		catch (IllegalAccessException ex) {
			throw notOpen("make a " + this.type.getTypeName(), ex);
		}
	}

	private Creator creator() {
		if (this.creator == null) {
			throw new InvalidDataAccessApiUsageException("Cannot read rows as " + this.type.getTypeName()
					+ ": it is neither a record nor Row nor one value, and has neither a constructor without parameters"
					+ " nor a single one whose parameters have names (javac -parameters, kotlinc"
					+ " -java-parameters, or kotlin-reflect on the class path). Make it a record, or a bean.");
		}
		return this.creator;
	}

	private static List<Property> ofRecord(Class<?> type) {
		List<Property> properties = new ArrayList<>();
		for (RecordComponent component : type.getRecordComponents()) {
			Member member = Member.of(component.getName(), component.getGenericType(), component);
			properties.add(new Property(member, getter(component.getAccessor()), true));
		}
		return properties;
	}

	private List<Property> ofBean(Class<?> type) {
		Set<String> given = (this.creator != null) ? names(this.creator.parameters()) : Set.of();
		List<Property> properties = new ArrayList<>();
		for (PropertyDescriptor descriptor : descriptors()) {
			Method method = descriptor.getReadMethod();
			if (method != null && method.getDeclaringClass() != Object.class) {
				boolean stored = descriptor.getWriteMethod() != null || given.contains(descriptor.getName());
				properties.add(new Property(member(descriptor, method.getGenericReturnType()), getter(method), stored));
			}
		}
		return properties;
	}

	private static Set<String> names(List<Member> members) {
		return members.stream().map(Member::name).collect(Collectors.toSet());
	}

	private List<PropertyDescriptor> descriptors() {
		return Arrays.asList(BeanUtils.getPropertyDescriptors(this.type));
	}

	private Member member(PropertyDescriptor descriptor, java.lang.reflect.Type declared) {
		Field field = ReflectionUtils.findField(this.type, descriptor.getName());
		Member own = Member.of(descriptor.getName(), declared, field, descriptor.getReadMethod(),
				descriptor.getWriteMethod());
		Member given = (this.creator != null) ? this.creator.parameter(descriptor.getName()) : null;
		return (given != null) ? new Member(own.name(), declared, given.column(), given.prefix()) : own;
	}

	private static MethodHandle getter(Method method) {
		return handle(method).asType(MethodType.methodType(Object.class, Object.class));
	}

	private static MethodHandle handle(Method method) {
		try {
			method.setAccessible(true);
			return MethodHandles.lookup().unreflect(method);
		}
		catch (IllegalAccessException | InaccessibleObjectException ex) {
			throw notOpen("use " + method.getDeclaringClass().getTypeName(), ex);
		}
	}

	private static InvalidDataAccessApiUsageException notOpen(String what, Exception cause) {
		return new InvalidDataAccessApiUsageException(
				"Cannot " + what
						+ ": its package is not open to fastpg. Open it in module-info, or make the class public.",
				cause);
	}

}
