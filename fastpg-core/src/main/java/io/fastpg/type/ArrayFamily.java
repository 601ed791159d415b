package io.fastpg.type;

import java.lang.reflect.Type;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;

import io.fastpg.schema.PgType;

/** Arrays, of what the types of their elements are. */
final class ArrayFamily implements TypeFamily {

	private final TypeMap types;

	ArrayFamily(TypeMap types) {
		this.types = types;
	}

	@Override
	public ParameterType parameterType(PgType type) {
		PgType element = ArrayReaders.elementOf(type).underlying();
		return ArrayTypes.of(element, this.types.parameterType(element));
	}

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
		return null;
	}

	@Override
	public @Nullable Getter getter(PgType type, Target target, Reading reading) {
		ResolvableType elementTarget = ArrayReaders.elementTarget(target.type());
		if (elementTarget == null) {
			return null;
		}
		PgType elementType = ArrayReaders.elementOf(type);
		Class<?> elementClass = Target.of(elementTarget).raw();
		ElementReader element = this.types.elementReader(elementType, elementTarget, reading);
		Class<?> unconverted = (elementClass == Object.class)
				? ResolvableType.forType(this.types.defaultJavaType(elementType)).toClass() : elementClass;
		return (element != null) ? ArrayReaders.getter(type, target.raw(), unconverted, element, reading) : null;
	}

}
