package io.fastpg.spring.boot.autoconfigure.web;

import jakarta.servlet.Filter;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingFilterBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.util.Assert;
import org.springframework.web.filter.OncePerRequestFilter;

import io.fastpg.Database;
import io.fastpg.spring.boot.autoconfigure.FastpgAutoConfiguration;
import io.fastpg.spring.boot.autoconfigure.FastpgProperties;

/**
 * Binds the tenant of each servlet request, where {@code fastpg.tenant.column} says that
 * there are tenants.
 */
@AutoConfiguration(after = FastpgAutoConfiguration.class)
@ConditionalOnClass({ Database.class, Filter.class, OncePerRequestFilter.class })
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnBooleanProperty(name = "fastpg.enabled", matchIfMissing = true)
@ConditionalOnProperty("fastpg.tenant.column")
@EnableConfigurationProperties(FastpgProperties.class)
public final class FastpgTenantAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	TenantResolver fastpgTenantResolver(FastpgProperties properties) {
		return new ConfiguredTenantResolver(properties.tenant());
	}

	// The Database may be missing in a test of the web layer
	@Bean
	@ConditionalOnMissingFilterBean
	FilterRegistrationBean<TenantFilter> fastpgTenantFilter(TenantResolver resolver,
			ObjectProvider<TenantValidator> validators, ObjectProvider<Database> database,
			FastpgProperties properties) {
		FastpgProperties.Tenant tenant = properties.tenant();
		Assert.state(tenant.column() != null, "fastpg.tenant.column is missing");
		TenantFilters filters = new TenantFilters(tenant.column(), database::getIfUnique);
		TenantValidation validation = new TenantValidation(validators.orderedStream().toList(), tenant.invalidStatus(),
				tenant.validationCache());
		FilterRegistrationBean<TenantFilter> registration = new FilterRegistrationBean<>(
				new TenantFilter(resolver, filters, validation, tenant.excludePaths()));
		registration.setOrder(tenant.order());
		return registration;
	}

}
