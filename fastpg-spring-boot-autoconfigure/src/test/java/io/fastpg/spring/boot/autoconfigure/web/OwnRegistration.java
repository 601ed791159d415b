package io.fastpg.spring.boot.autoconfigure.web;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An application that registers the filter in its own way. */
@Configuration(proxyBeanMethods = false)
class OwnRegistration {

	@Bean
	FilterRegistrationBean<TenantFilter> mine() {
		FilterRegistrationBean<TenantFilter> registration = new FilterRegistrationBean<>(
				new TenantFilter((request) -> 1, new TenantFilters("uid", () -> null),
						new TenantValidation(List.of(), 403, Duration.ZERO), List.of()));
		registration.addUrlPatterns("/api/*");
		return registration;
	}

}
