package io.fastpg;

import java.util.List;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the rules of the house on the main code, and shows on a sample that breaks them
 * that each can fail.
 */
class ArchitectureTests {

	private static final String BROKEN = "io.fastpg.architecture.broken";

	private static final JavaClasses MAIN_CLASSES = new ClassFileImporter()
		.withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages("io.fastpg");

	private static final JavaClasses BROKEN_CLASSES = new ClassFileImporter().importPackages(BROKEN);

	private final ArchitectureRules rules = new ArchitectureRules("io.fastpg");

	private final ArchitectureRules brokenRules = new ArchitectureRules(BROKEN);

	@Test
	void packagesImportInOneDirection() {
		this.rules.direction().check(MAIN_CLASSES);
	}

	@Test
	void directionWhenSchemaUsesFilterIsBroken() {
		assertThat(violations(this.brokenRules.direction())).anySatisfy(
				(line) -> assertThat(line).contains("broken.schema.Table.").contains("broken.filter.RowFilter"));
	}

	@Test
	void directionWhenConnectUsesSchemaIsBroken() {
		assertThat(violations(this.brokenRules.direction()))
			.anySatisfy((line) -> assertThat(line).contains("broken.connect.Pool.").contains("broken.schema.Table"));
	}

	@Test
	void directionWhenOnePowerUsesAnotherIsBroken() {
		assertThat(violations(this.brokenRules.direction()))
			.anySatisfy((line) -> assertThat(line).contains("broken.ddl.Creation.").contains("broken.copy.Lines"));
	}

	@Test
	void directionWhenARoomUsesTheRootIsBroken() {
		assertThat(violations(this.brokenRules.direction()))
			.anySatisfy((line) -> assertThat(line).contains("broken.copy.Lines.").contains("broken.Root"));
	}

	@Test
	void directionWhenImportsGoToTheLeftHolds() {
		assertThat(violations(this.brokenRules.direction()))
			.noneSatisfy((line) -> assertThat(line).contains("broken.sql.Delete"));
	}

	@Test
	void everyPackageIsARoomOfTheHouse() {
		this.rules.everyPackageIsARoom().check(MAIN_CLASSES);
	}

	@Test
	void everyPackageIsARoomWhenAnotherIsMadeIsBroken() {
		assertThat(violations(this.brokenRules.everyPackageIsARoom())).singleElement()
			.satisfies((line) -> assertThat(line).contains("broken.attic.Stray"));
	}

	@Test
	void packagesHaveNoCycles() {
		this.rules.noCycles().check(MAIN_CLASSES);
	}

	@Test
	void noCyclesWhenSchemaAndFilterUseEachOtherIsBroken() {
		assertThat(violations(this.brokenRules.noCycles())).singleElement()
			.satisfies((cycle) -> assertThat(cycle).contains("Slice filter", "Slice schema"));
	}

	@Test
	void everyStatementCarriesARowFilter() {
		this.rules.everyStatementCarriesARowFilter().check(MAIN_CLASSES);
	}

	@Test
	void everyStatementCarriesARowFilterWhenOneHasNoneIsBroken() {
		assertThat(violations(this.brokenRules.everyStatementCarriesARowFilter()))
			.anySatisfy((line) -> assertThat(line).contains("broken.sql.Select has no component"));
	}

	@Test
	void everyStatementCarriesARowFilterWhenAConstructorLeavesItOutIsBroken() {
		assertThat(violations(this.brokenRules.everyStatementCarriesARowFilter()))
			.anySatisfy((line) -> assertThat(line).contains("broken.sql.Update.<init>(java.lang.String)"));
	}

	@Test
	void everyStatementCarriesARowFilterWhenOneDoesLeavesItAlone() {
		assertThat(violations(this.brokenRules.everyStatementCarriesARowFilter()))
			.noneSatisfy((line) -> assertThat(line).contains("broken.sql.Delete"));
	}

	@Test
	void sqlKnowsNoJdbc() {
		this.rules.sqlIsPure().check(MAIN_CLASSES);
	}

	@Test
	void sqlIsPureWhenAStatementTakesAConnectionIsBroken() {
		assertThat(violations(this.brokenRules.sqlIsPure()))
			.anySatisfy((line) -> assertThat(line).contains("broken.sql.Select.").contains("java.sql.Connection"));
	}

	@Test
	void packagesAreNullMarked() {
		this.rules.packagesAreNullMarked().check(MAIN_CLASSES);
	}

	@Test
	void packagesAreNullMarkedWhenOneIsNotIsBroken() {
		assertThat(violations(this.brokenRules.packagesAreNullMarked()))
			.anySatisfy((line) -> assertThat(line).contains("broken.attic.Stray"))
			.noneSatisfy((line) -> assertThat(line).contains("broken.schema.Table"));
	}

	@Test
	void publicNamesSayWhatTheyAre() {
		this.rules.publicNamesSayWhatTheyAre().check(MAIN_CLASSES);
	}

	@Test
	void publicNamesWhenOneIsUtilsIsBroken() {
		assertThat(violations(this.brokenRules.publicNamesSayWhatTheyAre())).singleElement()
			.satisfies((line) -> assertThat(line).contains("broken.exception.ErrorUtils"));
	}

	@Test
	void staticFieldsAreFinal() {
		this.rules.staticFieldsAreFinal().check(MAIN_CLASSES);
	}

	@Test
	void staticFieldsAreFinalWhenOneIsNotIsBroken() {
		assertThat(violations(this.brokenRules.staticFieldsAreFinal())).singleElement()
			.satisfies((line) -> assertThat(line).contains("broken.exception.ErrorUtils.count"));
	}

	@Test
	void logsGoToSlf4j() {
		this.rules.noJavaUtilLogging().check(MAIN_CLASSES);
	}

	@Test
	void noJavaUtilLoggingWhenAClassHasSuchALoggerIsBroken() {
		assertThat(violations(this.brokenRules.noJavaUtilLogging()))
			.anySatisfy((line) -> assertThat(line).contains("broken.exception.ErrorUtils"));
	}

	@Test
	void nothingIsPrinted() {
		this.rules.noStandardStreams().check(MAIN_CLASSES);
	}

	@Test
	void noStandardStreamsWhenAClassPrintsIsBroken() {
		assertThat(violations(this.brokenRules.noStandardStreams()))
			.anySatisfy((line) -> assertThat(line).contains("broken.exception.ErrorUtils"));
	}

	private static List<String> violations(ArchRule rule) {
		return rule.evaluate(BROKEN_CLASSES).getFailureReport().getDetails();
	}

}
