package io.fastpg.spring.boot.test.autoconfigure;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestContextManager;
import org.springframework.test.context.TestPropertySource;

import io.fastpg.filter.FilterScope;
import io.fastpg.filter.RowFilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Around the tests of the samples below, which are never run by themselves. */
class WithTenantTestExecutionListenerTests {

	@AfterEach
	void nothingIsLeft() {
		assertThat(FilterScope.current()).isEqualTo(RowFilter.none());
	}

	@Test
	void theColumnIsThatOfTheProperty() throws Exception {
		assertThat(during(WithProperty.class, null)).isEqualTo(RowFilter.of("tenant_id", "acme"));
	}

	@Test
	void afterAFailureTheTenantIsTakenAwayToo() throws Exception {
		assertThat(during(WithProperty.class, new AssertionError("failed")))
			.isEqualTo(RowFilter.of("tenant_id", "acme"));
	}

	@Test
	void whatTheTestLeavesOpenIsTakenAwayToo() throws Exception {
		TestContextManager manager = new TestContextManager(WithProperty.class);
		WithProperty test = new WithProperty();
		manager.beforeTestMethod(test, Plain.class.getDeclaredMethod("test"));

		FilterScope.open(RowFilter.of("region", "eu"));

		manager.afterTestMethod(test, Plain.class.getDeclaredMethod("test"), null);
	}

	@Test
	void aSuperclassGivesItOn() throws Exception {
		assertThat(during(Inherited.class, null)).isEqualTo(RowFilter.of("tenant_id", "acme"));
	}

	@Test
	void anAnnotationOfOnesOwnMayCarryIt() throws Exception {
		assertThat(during(Composed.class, null)).isEqualTo(RowFilter.of("tenant_id", "globex"));
	}

	@Test
	void withAColumnNoPropertyIsNeeded() throws Exception {
		assertThat(during(WithColumn.class, null)).isEqualTo(RowFilter.of("uid", "1"));
	}

	@Test
	void withoutAnyColumnTheTestFailsAndSaysWhatToDo() {
		assertThatIllegalStateException().isThrownBy(() -> during(WithoutColumn.class, null))
			.withMessageContaining("WithoutColumn has no column")
			.withMessageContaining("fastpg.tenant.column");
	}

	@Test
	void withoutTheAnnotationThereIsNoTenant() throws Exception {
		assertThat(during(Plain.class, null)).isEqualTo(RowFilter.none());
	}

	@Test
	void whatAnotherTestLeftOpenTakesNoPart() throws Exception {
		try (FilterScope forgotten = FilterScope.open(RowFilter.of("tenant_id", "globex"))) {
			assertThat(forgotten).isNotNull();

			assertThat(during(WithProperty.class, null)).isEqualTo(RowFilter.of("tenant_id", "acme"));
		}
	}

	private static RowFilter during(Class<? extends Plain> type, @Nullable Throwable failure) throws Exception {
		TestContextManager manager = new TestContextManager(type);
		Plain test = type.getDeclaredConstructor().newInstance();
		manager.prepareTestInstance(test);
		manager.beforeTestMethod(test, Plain.class.getDeclaredMethod("test"));
		RowFilter during = FilterScope.current();
		manager.afterTestMethod(test, Plain.class.getDeclaredMethod("test"), failure);
		return during;
	}

	@ContextConfiguration(classes = Empty.class)
	static class Plain {

		void test() {
		}

	}

	@WithTenant("acme")
	@TestPropertySource(properties = "fastpg.tenant.column=tenant_id")
	static class WithProperty extends Plain {

	}

	static class Inherited extends WithProperty {

	}

	@AsTenant("globex")
	@TestPropertySource(properties = "fastpg.tenant.column=tenant_id")
	static class Composed extends Plain {

	}

	@WithTenant(value = "1", column = "uid")
	static class WithColumn extends Plain {

	}

	@WithTenant("acme")
	static class WithoutColumn extends Plain {

	}

	@Configuration(proxyBeanMethods = false)
	static class Empty {

	}

	@Retention(RetentionPolicy.RUNTIME)
	@WithTenant("")
	@interface AsTenant {

		@AliasFor(annotation = WithTenant.class, attribute = "value")
		String value();

	}

}
