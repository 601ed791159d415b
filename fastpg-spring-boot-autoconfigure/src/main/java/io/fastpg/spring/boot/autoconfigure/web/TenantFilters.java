package io.fastpg.spring.boot.autoconfigure.web;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.util.ConcurrentLruCache;

import io.fastpg.Database;
import io.fastpg.exception.RowFilterException;
import io.fastpg.exception.SchemaException;
import io.fastpg.filter.RowFilter;

/**
 * Makes a tenant's row filter, and checks once per tenant that every table with the
 * column can take its value: a request with another is refused before anything is read.
 */
final class TenantFilters {

	private static final int REMEMBERED = 1000;

	private static final Logger logger = LoggerFactory.getLogger(TenantFilters.class);

	private final String column;

	private final Supplier<@Nullable Database> database;

	private final ConcurrentLruCache<RowFilter, RowFilter> checked = new ConcurrentLruCache<>(REMEMBERED, this::check);

	TenantFilters(String column, Supplier<@Nullable Database> database) {
		this.column = column;
		this.database = database;
	}

	/** The filter of a value in the tenant's column, or the filter given. */
	RowFilter of(Object tenant) {
		RowFilter filter = (tenant instanceof RowFilter given) ? given : RowFilter.of(this.column, tenant);
		if (!filter.has(this.column)) {
			logger.error("The TenantResolver answered with a filter that leaves the tenant's column \"{}\" open: {}",
					this.column, filter);
			throw TenantProblem.of(HttpStatus.INTERNAL_SERVER_ERROR, "The tenant of the request cannot be told.");
		}
		return canonical(filter);
	}

	private RowFilter canonical(RowFilter filter) {
		try {
			return this.checked.get(filter);
		}
		catch (RowFilterException ex) {
			logger.debug("A request's tenant is refused", ex);
			throw TenantProblem.badRequest("The tenant of the request is not a valid one.");
		}
		catch (SchemaException ex) {
			throw ex;
		}
		catch (DataAccessException ex) {
			// Each statement checks the value again; a request may do without the
			// database
			logger.debug("The tenant is not checked, since the schema cannot be read", ex);
			return filter;
		}
	}

	private RowFilter check(RowFilter filter) {
		Database used = this.database.get();
		if (used != null) {
			used.xtra(filter);
		}
		return filter;
	}

}
