package io.fastpg.spring.boot.autoconfigure.web;

import java.security.Principal;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.util.ClassUtils;

/** Who sent a request, as the server knows; with and without Spring Security. */
final class AuthenticatedUser {

	private static final boolean SPRING_SECURITY = ClassUtils
		.isPresent("org.springframework.security.core.Authentication", AuthenticatedUser.class.getClassLoader());

	private AuthenticatedUser() {
	}

	/** Returns null where nobody, or only the anonymous user, is authenticated. */
	static @Nullable Principal of(HttpServletRequest request) {
		Principal principal = request.getUserPrincipal();
		if (principal == null || (SPRING_SECURITY && SpringSecurity.isUnauthenticated(principal))) {
			return null;
		}
		return principal;
	}

	/** Apart, since its classes may be missing. */
	private static final class SpringSecurity {

		static boolean isUnauthenticated(Principal principal) {
			return principal instanceof AnonymousAuthenticationToken
					|| (principal instanceof Authentication authentication && !authentication.isAuthenticated());
		}

	}

}
