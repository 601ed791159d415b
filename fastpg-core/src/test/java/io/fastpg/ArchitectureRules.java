package io.fastpg;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClass.Predicates;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * The rules of the house, for the packages below a root: {@code io.fastpg} itself, or a
 * sample that breaks them.
 */
final class ArchitectureRules {

	/** Each room may import those to its left. */
	private static final List<String> ROOMS = List.of("exception", "mapping", "schema", "filter", "type", "row", "sql",
			"execute");

	/** Each power may import every room, and no other power. */
	private static final List<String> POWERS = List.of("rowsecurity", "ddl", "copy", "notify", "queue", "codegen",
			"look");

	private final String root;

	ArchitectureRules(String root) {
		this.root = root;
	}

	ArchRule direction() {
		List<ArchRule> rules = new ArrayList<>();
		for (int i = 0; i < ROOMS.size(); i++) {
			rules.add(importsOnly(ROOMS.get(i), ROOMS.subList(0, i)));
		}
		rules.add(importsOnly("connect", List.of("exception")));
		POWERS.forEach((power) -> rules.add(importsOnly(power, below(power))));
		return CompositeArchRule.of(rules);
	}

	/** What reads a schema on its own connects on its own. */
	private static List<String> below(String power) {
		return power.equals("codegen") ? Stream.concat(ROOMS.stream(), Stream.of("connect")).toList() : ROOMS;
	}

	private ArchRule importsOnly(String room, List<String> others) {
		DescribedPredicate<JavaClass> foreign = Predicates.resideOutsideOfPackage(this.root + "..");
		String[] allowed = Stream.concat(Stream.of(room), others.stream()).map(this::room).toArray(String[]::new);
		return classes().that()
			.resideInAPackage(room(room))
			.should()
			.onlyDependOnClassesThat(foreign.or(Predicates.resideInAnyPackage(allowed)))
			.allowEmptyShould(true);
	}

	ArchRule everyPackageIsARoom() {
		String[] known = Stream
			.concat(Stream.of(this.root),
					Stream.of(ROOMS, POWERS, List.of("connect")).flatMap(List::stream).map(this::room))
			.toArray(String[]::new);
		return classes().should().resideInAnyPackage(known);
	}

	ArchRule noCycles() {
		return slices().matching(this.root + ".(*)..").should().beFreeOfCycles();
	}

	ArchRule everyStatementCarriesARowFilter() {
		String filter = this.root + ".filter.RowFilter";
		return classes().that()
			.areAssignableTo(this.root + ".sql.Statement")
			.and()
			.areNotInterfaces()
			.should(carry(filter));
	}

	private static ArchCondition<JavaClass> carry(String filter) {
		return new ArchCondition<>("carry a " + filter + " and have no constructor without one") {
			@Override
			public void check(JavaClass type, ConditionEvents events) {
				boolean held = type.getFields()
					.stream()
					.anyMatch((field) -> field.getRawType().getName().equals(filter)
							&& !field.getModifiers().contains(JavaModifier.STATIC));
				if (!held) {
					events.add(SimpleConditionEvent.violated(type, type.getName() + " has no component " + filter));
				}
				type.getConstructors()
					.stream()
					.filter((made) -> made.getRawParameterTypes().stream().noneMatch((p) -> p.getName().equals(filter)))
					.forEach((made) -> events.add(SimpleConditionEvent.violated(made,
							made.getFullName() + " can be called without a filter")));
			}
		};
	}

	ArchRule sqlIsPure() {
		return noClasses().that()
			.resideInAPackage(room("sql"))
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("java.sql..", "javax.sql..");
	}

	ArchRule packagesAreNullMarked() {
		return classes().should(new ArchCondition<>("be in a package that is @NullMarked") {
			@Override
			public void check(JavaClass type, ConditionEvents events) {
				if (!type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked")) {
					events.add(SimpleConditionEvent.violated(type,
							type.getName() + " is in a package without @NullMarked in its package-info"));
				}
			}
		});
	}

	ArchRule publicNamesSayWhatTheyAre() {
		return noClasses().that().arePublic().should().haveNameMatching(".*(Helper|Manager|Utils?|Impl|Base|Info)");
	}

	ArchRule staticFieldsAreFinal() {
		return fields().that().areStatic().should().beFinal();
	}

	ArchRule noJavaUtilLogging() {
		return noClasses().should().accessClassesThat().resideInAPackage("java.util.logging..");
	}

	/** A command line is there to be written to. */
	ArchRule noStandardStreams() {
		return noClasses().that()
			.doNotHaveFullyQualifiedName(this.root + ".codegen.Main")
			.should(GeneralCodingRules.ACCESS_STANDARD_STREAMS);
	}

	private String room(String name) {
		return this.root + "." + name + "..";
	}

}
