package io.fastpg.spring.boot.autoconfigure.web;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
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

	private final ConcurrentLruCache<Object, RowFilter> checked = new ConcurrentLruCache<>(REMEMBERED, this::check);

	TenantFilters(String column, Supplier<@Nullable Database> database) {
		this.column = column;
		this.database = database;
	}

	RowFilter of(Object tenant) {
		try {
			return this.checked.get(tenant);
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
			return RowFilter.of(this.column, tenant);
		}
	}

	private RowFilter check(Object tenant) {
		RowFilter filter = RowFilter.of(this.column, tenant);
		Database used = this.database.get();
		if (used != null) {
			used.xtra(filter);
		}
		return filter;
	}

}
