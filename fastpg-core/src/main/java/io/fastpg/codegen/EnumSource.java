package io.fastpg.codegen;

import java.util.List;
import java.util.Set;

import io.fastpg.mapping.Label;
import io.fastpg.schema.PgType;

/** Writes the Java enum of an enum type. */
final class EnumSource {

	private EnumSource() {
	}

	static GeneratedSource source(PgType type, String name, String packageName, Set<String> generated) {
		Imports imports = new Imports(packageName, generated, Set.of());
		SourceText body = new SourceText();
		body.doc("The values of type " + JavaText.code(type.name()) + ", in their order.");
		body.open("public enum " + name + " {").blank();
		String[] constants = constants(type.labels());
		for (int i = 0; i < constants.length; i++) {
			constant(body, type.labels().get(i), constants[i], imports);
			body.line(constants[i] + ((i < constants.length - 1) ? "," : "")).blank();
		}
		body.close();
		return SourceFile.of(packageName, name, SourceFile.origin("type", type.schema() + '.' + type.name()), imports,
				body);
	}

	private static void constant(SourceText body, String label, String constant, Imports imports) {
		body.doc("Value " + JavaText.code(label) + ".");
		if (!label.equals(constant)) {
			body.line("@" + imports.type(Label.class) + "(" + JavaText.literal(label) + ")");
		}
	}

	/** Labels that are names already keep them; the others take what is left. */
	private static String[] constants(List<String> labels) {
		UniqueNames unique = UniqueNames.exact();
		labels.stream().filter(JavaNames::isConstant).forEach(unique::add);
		String[] constants = new String[labels.size()];
		for (int i = 0; i < constants.length; i++) {
			String label = labels.get(i);
			constants[i] = JavaNames.isConstant(label) ? label
					: unique.add(JavaNames.constant(label, "VALUE" + (i + 1)));
		}
		return constants;
	}

}
