package io.fastpg.spring.boot.autoconfigure.web;

import java.util.EnumSet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.web.filter.OncePerRequestFilter;

import static org.assertj.core.api.Assertions.assertThat;

class FastpgTenantAutoConfigurationTests {

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(FastpgTenantAutoConfiguration.class));

	@Test
	void aTenantColumnTurnsTheFilterOnForAllDispatches() {
		this.runner.withPropertyValues("fastpg.tenant.column=uid").run((context) -> {
			FilterRegistrationBean<?> registration = context.getBean(FilterRegistrationBean.class);

			assertThat(registration.getFilter()).isInstanceOf(TenantFilter.class);
			assertThat(registration.getOrder()).isEqualTo(-90);
			assertThat(registration.determineDispatcherTypes()).isEqualTo(EnumSet.allOf(DispatcherType.class));
		});
	}

	@Test
	void theOrderCanBeSet() {
		this.runner.withPropertyValues("fastpg.tenant.column=uid", "fastpg.tenant.order=7")
			.run((context) -> assertThat(context.getBean(FilterRegistrationBean.class).getOrder()).isEqualTo(7));
	}

	@Test
	void withoutTenantColumnThereIsNoFilter() {
		this.runner.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(FilterRegistrationBean.class));
	}

	@Test
	void anEmptyTenantColumnFailsInsteadOfTurningTheFilterOff() {
		this.runner.withPropertyValues("fastpg.tenant.column=").run((context) -> assertThat(context).hasFailed());
	}

	@Test
	void switchedOffThereIsNoFilter() {
		this.runner.withPropertyValues("fastpg.tenant.column=uid", "fastpg.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(FilterRegistrationBean.class));
	}

	@Test
	void outsideAServletApplicationThereIsNoFilter() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(FastpgTenantAutoConfiguration.class))
			.withPropertyValues("fastpg.tenant.column=uid")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(FilterRegistrationBean.class));
	}

	@Test
	void withoutServletOrSpringWebThereIsNoFilter() {
		ApplicationContextRunner plain = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(FastpgTenantAutoConfiguration.class))
			.withPropertyValues("fastpg.tenant.column=uid");

		plain.withClassLoader(new FilteredClassLoader(Filter.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("fastpgTenantFilter"));
		plain.withClassLoader(new FilteredClassLoader(OncePerRequestFilter.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("fastpgTenantFilter"));
	}

	@Test
	void aResolverOfTheApplicationWins() {
		this.runner.withPropertyValues("fastpg.tenant.column=uid")
			.withBean("mine", TenantResolver.class, () -> (request) -> 1)
			.run((context) -> assertThat(context).getBean(TenantResolver.class).isSameAs(context.getBean("mine")));
	}

	@Test
	void aClaimWithoutSpringSecurityFailsAtStartAndSaysWhatIsMissing() {
		this.runner.withPropertyValues("fastpg.tenant.column=uid", "fastpg.tenant.claim=tenant_id")
			.withClassLoader(new FilteredClassLoader("org.springframework.security"))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("add spring-security-oauth2-core"));
	}

	@Test
	void withoutSpringSecurityTheOtherSourcesWork() {
		this.runner
			.withPropertyValues("fastpg.tenant.column=uid", "fastpg.tenant.principal=true",
					"fastpg.tenant.session-attribute=tenant")
			.withClassLoader(new FilteredClassLoader("org.springframework.security"))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(TenantResolver.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "path-pattern=/t/**", "subdomain-of=shop.example:80", "invalid-status=200",
			"validation-cache=-1s", "additional.region.header=" })
	void aSettingThatCannotWorkFailsAtStart(String property) {
		this.runner.withPropertyValues("fastpg.tenant.column=uid", "fastpg.tenant." + property)
			.run((context) -> assertThat(context).hasFailed());
	}

	@Test
	void aRegistrationOfTheApplicationWins() {
		this.runner.withPropertyValues("fastpg.tenant.column=uid")
			.withUserConfiguration(OwnRegistration.class)
			.run((context) -> assertThat(context).hasSingleBean(FilterRegistrationBean.class).hasBean("mine"));
	}

}
