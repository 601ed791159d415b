package io.fastpg.spring.boot.autoconfigure.schema;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

import io.fastpg.codegen.Drift;
import io.fastpg.codegen.SchemaDriftException;

/**
 * Says where classes and tables do not fit together, and what may be done about it.
 */
final class SchemaDriftFailureAnalyzer extends AbstractFailureAnalyzer<SchemaDriftException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, SchemaDriftException cause) {
		StringBuilder description = new StringBuilder("Classes of the application do not fit their tables:\n");
		for (Drift drift : cause.drifts()) {
			description.append("\n    - ").append(drift.message());
		}
		return new FailureAnalysis(description.toString(), "If the schema is right, change the classes, or generate"
				+ " them anew with the Maven plugin. If the classes are right, add the migration that is missing, or"
				+ " look whether this is the database that is meant. With fastpg.schema.verify=false the application"
				+ " starts, and calls on these tables may fail.", cause);
	}

}
