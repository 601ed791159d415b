package io.fastpg.spring.boot.autoconfigure.web;

import java.util.List;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.PathContainer;
import org.springframework.http.server.PathContainer.PathSegment;
import org.springframework.http.server.RequestPath;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPattern.PathMatchInfo;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Takes the tenant from a variable in a request's path. A path that servers shorten
 * before they read it, or with parameters in the tenant's segment, is refused.
 */
final class PathTenantSource implements TenantSource {

	private static final String VARIABLE = "tenant";

	private static final Pattern HAS_VARIABLE = Pattern.compile(".*\\{" + VARIABLE + "[:}].*");

	private final PathPattern pattern;

	PathTenantSource(String pattern) {
		if (!HAS_VARIABLE.matcher(pattern).matches()) {
			throw new IllegalArgumentException(
					"A tenant's path-pattern has no variable {tenant}. Write it as in /t/{tenant}/**.");
		}
		this.pattern = PathPatternParser.defaultInstance.parse(pattern);
	}

	@Override
	public @Nullable Object find(HttpServletRequest request) {
		PathContainer path = RequestPath.parse(request.getRequestURI(), request.getContextPath())
			.pathWithinApplication();
		PathMatchInfo match = this.pattern.matchAndExtract(path);
		if (match == null) {
			return null;
		}
		String tenant = match.getUriVariables().get(VARIABLE);
		if (tenant == null || match.getMatrixVariables().containsKey(VARIABLE) || isShortened(path)) {
			throw TenantText.notPlain(this);
		}
		return TenantText.of(List.of(tenant), this);
	}

	/** Gateways take dot segments away, so that another segment may be the tenant's. */
	private static boolean isShortened(PathContainer path) {
		return path.elements()
			.stream()
			.anyMatch((element) -> element instanceof PathSegment segment
					&& (segment.valueToMatch().equals(".") || segment.valueToMatch().equals("..")));
	}

	@Override
	public String toString() {
		return "path " + this.pattern.getPatternString();
	}

}
