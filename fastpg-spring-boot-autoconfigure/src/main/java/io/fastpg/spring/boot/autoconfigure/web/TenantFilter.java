package io.fastpg.spring.boot.autoconfigure.web;

import java.io.IOException;
import java.util.List;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import io.fastpg.filter.FilterScope;
import io.fastpg.filter.RowFilter;

/**
 * Binds the tenant of a request to its thread while the request is served, and answers
 * 400 where it has none, or 403 where it is not the user's. The tenant is resolved once:
 * forwards and includes of the same request keep it, its async and error dispatches get
 * it again. Excluded paths and CORS preflights pass without a tenant: tables cannot be
 * used there.
 */
public final class TenantFilter extends OncePerRequestFilter {

	private static final String ATTRIBUTE = TenantFilter.class.getName() + ".ROW_FILTER";

	private final TenantResolver resolver;

	private final TenantFilters filters;

	private final TenantValidation validation;

	private final List<PathPattern> excluded;

	TenantFilter(TenantResolver resolver, TenantFilters filters, TenantValidation validation,
			List<String> excludePaths) {
		this.resolver = resolver;
		this.filters = filters;
		this.validation = validation;
		this.excluded = excludePaths.stream().map(PathPatternParser.defaultInstance::parse).toList();
	}

	@Override
	protected boolean shouldNotFilterAsyncDispatch() {
		return false;
	}

	@Override
	protected boolean shouldNotFilterErrorDispatch() {
		return false;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (request.getDispatcherType() == DispatcherType.REQUEST && needsTenant(request)) {
			try {
				request.setAttribute(ATTRIBUTE, resolve(request, response));
			}
			catch (ErrorResponseException ex) {
				TenantProblem.write(ex, response);
				return;
			}
		}
		proceed((RowFilter) request.getAttribute(ATTRIBUTE), request, response, chain);
	}

	private boolean needsTenant(HttpServletRequest request) {
		PathContainer path = RequestPath.parse(request.getRequestURI(), request.getContextPath())
			.pathWithinApplication();
		return !CorsUtils.isPreFlightRequest(request)
				&& this.excluded.stream().noneMatch((pattern) -> pattern.matches(path));
	}

	private RowFilter resolve(HttpServletRequest request, HttpServletResponse response) {
		if (this.resolver instanceof ConfiguredTenantResolver configured) {
			// A cache between must not hand one tenant's answer to another
			configured.variesBy().forEach((header) -> response.addHeader(HttpHeaders.VARY, header));
		}
		// The application's code runs without the tenant that other code forgot to close
		FilterScope scope = FilterScope.openAlone(RowFilter.none());
		try {
			Object tenant = this.resolver.resolve(request);
			if (tenant == null) {
				throw TenantProblem.badRequest("The request has no tenant.");
			}
			RowFilter filter = this.filters.of(tenant);
			this.validation.require(filter, AuthenticatedUser.of(request));
			return filter;
		}
		finally {
			scope.close();
		}
	}

	private static void proceed(@Nullable RowFilter filter, HttpServletRequest request, HttpServletResponse response,
			FilterChain chain) throws ServletException, IOException {
		// Alone: a scope that other code forgot to close must neither serve nor stop a
		// request
		FilterScope scope = FilterScope.openAlone((filter != null) ? filter : RowFilter.none());
		try {
			chain.doFilter(request, response);
		}
		finally {
			scope.close();
		}
	}

}
