package io.fastpg.type;

import java.util.HashMap;
import java.util.Map;

import io.fastpg.schema.PgType;

/** Which family a type is of. */
final class Families {

	private final Map<String, TypeFamily> builtIn = new HashMap<>();

	private final TypeFamily text = new TextFamily();

	private final TypeFamily hstore = new HstoreFamily();

	private final TypeFamily arrays;

	private final TypeFamily enums = new EnumFamily();

	private final TypeFamily ranges;

	private final TypeFamily multiranges;

	private final TypeFamily composites;

	Families(TypeMap types, JsonText json) {
		this.arrays = new ArrayFamily(types);
		this.ranges = new RangeFamily(types);
		this.multiranges = new MultirangeFamily(types);
		this.composites = new CompositeFamily(types);
		put(new NumberFamily(), NumberFamily.NAMES);
		put(new TemporalFamily(), TemporalFamily.NAMES);
		put(new PlainFamily(), PlainFamily.NAMES);
		put(new JsonFamily(json), JsonText.NAMES);
		put(new GeometricFamily(), GeometricFamily.NAMES);
		put(new IntervalFamily(), IntervalFamily.NAMES);
		put(new MoneyFamily(), MoneyFamily.NAMES);
		put(new BitFamily(), BitFamily.NAMES);
		put(new NetworkFamily(), NetworkFamily.NAMES);
		put(new ShortTextFamily(), ShortTextFamily.NAMES);
	}

	private void put(TypeFamily family, Iterable<String> names) {
		names.forEach((name) -> this.builtIn.put(name, family));
	}

	/** Returns the family of a type that is no domain. */
	TypeFamily of(PgType type) {
		return switch (type.kind()) {
			case ARRAY -> this.arrays;
			case ENUM -> this.enums;
			case RANGE -> (type.element() != null) ? this.ranges : this.text;
			case MULTIRANGE -> (type.element() != null) ? this.multiranges : this.text;
			case COMPOSITE -> type.attributes().isEmpty() ? this.text : this.composites;
			case BASE -> type.schema().equals("pg_catalog") ? this.builtIn.getOrDefault(type.name(), this.text)
					: ofExtension(type);
			default -> this.text;
		};
	}

	/** An extension's type may be in any schema. */
	private TypeFamily ofExtension(PgType type) {
		return HstoreFamily.NAMES.contains(type.name()) ? this.hstore : this.text;
	}

}
