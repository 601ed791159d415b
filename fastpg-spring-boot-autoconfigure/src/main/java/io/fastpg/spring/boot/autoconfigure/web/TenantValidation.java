package io.fastpg.spring.boot.autoconfigure.web;

import java.security.Principal;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

import io.fastpg.filter.RowFilter;

/** Asks the application's validators, and refuses a request where one says no. */
final class TenantValidation {

	private final List<TenantValidator> validators;

	private final HttpStatus refusal;

	private final @Nullable VerdictCache verdicts;

	TenantValidation(List<TenantValidator> validators, int invalidStatus, Duration remembered) {
		this.validators = List.copyOf(validators);
		this.refusal = HttpStatus.valueOf(invalidStatus);
		this.verdicts = remembered.isZero() ? null : new VerdictCache(remembered, System::nanoTime);
	}

	void require(RowFilter tenant, @Nullable Principal principal) {
		if (!this.validators.isEmpty() && !isValid(tenant, principal)) {
			throw TenantProblem.of(this.refusal, (this.refusal == HttpStatus.NOT_FOUND)
					? "The tenant of the request was not found." : "The request may not act for its tenant.");
		}
	}

	private boolean isValid(RowFilter tenant, @Nullable Principal principal) {
		if (this.verdicts == null) {
			return ask(tenant, principal);
		}
		Subject subject = new Subject(tenant, (principal != null) ? principal.getName() : null);
		return this.verdicts.get(subject, () -> ask(tenant, principal));
	}

	private boolean ask(RowFilter tenant, @Nullable Principal principal) {
		return this.validators.stream().allMatch((validator) -> validator.isValid(tenant, principal));
	}

	/** Whom a verdict is about. */
	private record Subject(RowFilter tenant, @Nullable String name) {
	}

}
