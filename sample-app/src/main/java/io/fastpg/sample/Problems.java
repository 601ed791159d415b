package io.fastpg.sample;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

import io.fastpg.exception.InvalidValueException;
import io.fastpg.exception.PostgresError;
import io.fastpg.exception.RowNotFoundException;

/** What fastpg throws, as problem details (RFC 9457) without any value. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

	@ExceptionHandler
	ProblemDetail notFound(RowNotFoundException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "There is no such row.");
	}

	@ExceptionHandler
	ProblemDetail invalid(InvalidValueException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "A value does not fit its field.");
	}

	@ExceptionHandler
	ProblemDetail conflict(DataIntegrityViolationException ex) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "A constraint forbids it.");
		if (ex instanceof PostgresError error) {
			problem.setProperty("constraint", error.constraint());
		}
		return problem;
	}

}
