package io.fastpg.type;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;

import io.fastpg.exception.ValueConversionException;
import io.fastpg.mapping.ColumnNames;
import io.fastpg.mapping.MappedClass;
import io.fastpg.mapping.Member;
import io.fastpg.mapping.Slot;
import io.fastpg.schema.Attribute;
import io.fastpg.schema.PgType;

/**
 * Makes objects of the texts of a row type's attributes, by the rules of rows: names are
 * matched once, and an object inside is made of the attributes that begin with its name.
 */
final class CompositeReader {

	private final MethodHandle constructor;

	private final List<Source> arguments = new ArrayList<>();

	private final List<Setting> settings = new ArrayList<>();

	/** The attributes that it is made of. */
	private final List<Integer> read = new ArrayList<>();

	private final Class<?> owner;

	private final Reading reading;

	private CompositeReader(Plan plan, ResolvableType target, ColumnNames seen) {
		this.owner = target.toClass();
		this.reading = plan.reading();
		MappedClass mapped = MappedClass.of(this.owner);
		for (Slot slot : mapped.slots()) {
			Source source = source(plan, target, slot.member(), seen);
			if (slot.setter() == null) {
				this.arguments.add((source != null) ? source : missing(slot.member()));
			}
			else if (source != null) {
				this.settings.add(new Setting(
						slot.setter().asType(MethodType.methodType(void.class, Object.class, Object.class)), source));
			}
		}
		this.constructor = mapped.constructor()
			.asSpreader(Object[].class, this.arguments.size())
			.asType(MethodType.methodType(Object.class, Object[].class));
	}

	/** Returns the reader of a class that stands for a row. */
	static CompositeReader of(TypeMap types, PgType type, ResolvableType target, Reading reading) {
		List<String> names = type.attributes().stream().map(Attribute::name).toList();
		CompositeReader reader = new CompositeReader(new Plan(types, type.attributes(), names, reading), target,
				ColumnNames.of(names));
		if (reader.read.isEmpty()) {
			throw reading.failed(target + " has a component or setter for none of the attributes "
					+ String.join(", ", names) + " of type " + type);
		}
		return reader;
	}

	/** Returns the reader of an attribute. */
	static PartReader attribute(TypeMap types, Attribute attribute, ResolvableType target, Reading reading) {
		PartReader reader = PartReader.of(types, attribute.type(), target, reading);
		if (reader == null) {
			throw reading.failed("its attribute \"" + attribute.name() + "\" (" + attribute.type()
					+ ") cannot be read as " + target + ". Supported are " + types.readAs(attribute.type()));
		}
		return reader;
	}

	private @Nullable Source source(Plan plan, ResolvableType target, Member member, ColumnNames seen) {
		ResolvableType wanted = ResolvableType.forType(member.type(), target);
		String name = seen.find(member);
		if (name != null) {
			int index = plan.names().indexOf(name);
			this.read.add(index);
			PartReader reader = attribute(plan.types(), plan.attributes().get(index), wanted, plan.reading());
			return (texts) -> present(reader.read(texts.get(index)), wanted.toClass(), name);
		}
		ColumnNames nested = seen.nested(member);
		if (nested == null) {
			return null;
		}
		boolean optional = ColumnNames.isOptional(member);
		CompositeReader inner = new CompositeReader(plan, optional ? wanted.getGeneric(0) : wanted, nested);
		this.read.addAll(inner.read);
		return (texts) -> {
			Object value = inner.read.stream().anyMatch((index) -> texts.get(index) != null) ? inner.read(texts) : null;
			return optional ? Optional.ofNullable(value) : value;
		};
	}

	private @Nullable Object present(@Nullable Object value, Class<?> wanted, String name) {
		if (value == null && wanted.isPrimitive()) {
			throw this.reading.failed("the attribute \"" + name + "\" is NULL, and " + this.owner.getTypeName()
					+ " has it as the primitive type " + wanted + ". Use an object type");
		}
		return value;
	}

	private Source missing(Member member) {
		Class<?> wanted = ResolvableType.forType(member.type()).toClass();
		if (wanted.isPrimitive()) {
			throw this.reading.failed("the component \"" + member.name() + "\" of " + this.owner.getTypeName()
					+ " is of the primitive type " + wanted + ", and the row type has no attribute for it. "
					+ "Use an object type");
		}
		Object none = (wanted == Optional.class) ? Optional.empty() : null;
		return (texts) -> none;
	}

	/** Returns the object. */
	Object read(List<@Nullable String> texts) {
		@Nullable Object[] values = new Object[this.arguments.size()];
		for (int i = 0; i < values.length; i++) {
			values[i] = this.arguments.get(i).get(texts);
		}
		try {
			Object made = this.constructor.invokeExact(values);
			for (Setting setting : this.settings) {
				setting.setter().invokeExact(made, setting.source().get(texts));
			}
			return made;
		}
		catch (Error | ValueConversionException ex) {
			throw ex;
		}
		catch (Throwable ex) {
			// no cause: its message may quote the value
			throw this.reading
				.failed("making a " + this.owner.getTypeName() + " failed (" + ex.getClass().getName() + ")");
		}
	}

	/** What a slot is filled with, of the texts of all attributes. */
	@FunctionalInterface
	private interface Source {

		@Nullable Object get(List<@Nullable String> texts);

	}

	/**
	 * A setter and what it is called with.
	 *
	 * @param setter {@code (Object, Object)void}
	 * @param source the value
	 */
	private record Setting(MethodHandle setter, Source source) {

	}

	/**
	 * What is known while names are matched.
	 *
	 * @param types reads attributes
	 * @param attributes all of the type
	 * @param names their names
	 * @param reading for messages
	 */
	private record Plan(TypeMap types, List<Attribute> attributes, List<String> names, Reading reading) {

	}

}
