package io.fastpg.type;

import java.lang.reflect.Type;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;

import io.fastpg.schema.PgType;

/** Arrays of every type that has a family, of up to six dimensions. */
final class ArrayFamily implements TypeFamily {

	private final TypeMap types;

	ArrayFamily(TypeMap types) {
		this.types = types;
	}

	@Override
	public ParameterType parameterType(PgType type) {
		PgType element = ArrayReaders.elementOf(type);
		return ArrayTypes.of(PartWriter.of(this.types, element), ArrayReaders.delimiter(element.underlying()));
	}

	/** The catalog does not know how many dimensions a value has; most have one. */
	@Override
	public Type javaType(PgType type) {
		Type element = this.types.defaultJavaType(ArrayReaders.elementOf(type));
		return ResolvableType.forClassWithGenerics(List.class, ResolvableType.forType(element)).getType();
	}

	@Override
	public String readAs(PgType type) {
		return ArrayReaders.SUPPORTED;
	}

	@Override
	public @Nullable ElementReader reader(PgType type, Target target, Reading reading) {
		PgType element = ArrayReaders.elementOf(type);
		ArrayTarget wanted = ArrayTarget.of(this.types, element, target.type(), reading);
		return (wanted != null) ? ArrayReaders.reader(element, wanted, reading) : null;
	}

	@Override
	public @Nullable Getter getter(PgType type, Target target, Reading reading) {
		PgType element = ArrayReaders.elementOf(type);
		ArrayTarget wanted = ArrayTarget.of(this.types, element, target.type(), reading);
		return (wanted != null) ? ArrayReaders.getter(element, wanted, reading) : null;
	}

}
