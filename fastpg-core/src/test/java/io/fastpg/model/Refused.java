package io.fastpg.model;

import org.springframework.dao.NonTransientDataAccessException;

/** The model's own error: the operation fails, and changes nothing. */
final class Refused extends NonTransientDataAccessException {

	Refused(String reason) {
		super(reason);
	}

}
