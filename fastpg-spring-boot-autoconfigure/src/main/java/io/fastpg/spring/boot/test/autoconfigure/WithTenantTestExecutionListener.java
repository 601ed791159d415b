package io.fastpg.spring.boot.test.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.support.AbstractTestExecutionListener;

import io.fastpg.filter.FilterScope;
import io.fastpg.filter.RowFilter;

/** Opens the scope of {@link WithTenant} before a test method and closes it after. */
final class WithTenantTestExecutionListener extends AbstractTestExecutionListener {

	// Outside Spring's transaction of a test, and so of what runs before and after it
	private static final int ORDER = 3900;

	private static final String SCOPE = WithTenantTestExecutionListener.class.getName() + ".SCOPE";

	private static final String COLUMN = "fastpg.tenant.column";

	@Override
	public int getOrder() {
		return ORDER;
	}

	@Override
	public void beforeTestMethod(TestContext testContext) {
		WithTenant tenant = find(testContext);
		if (tenant != null) {
			// Alone: a scope that another test forgot to close must not take part in this
			// one
			testContext.setAttribute(SCOPE,
					FilterScope.openAlone(RowFilter.of(column(tenant, testContext), tenant.value())));
		}
	}

	@Override
	public void afterTestMethod(TestContext testContext) {
		if (testContext.removeAttribute(SCOPE) instanceof FilterScope scope) {
			scope.close();
		}
	}

	private static @Nullable WithTenant find(TestContext testContext) {
		WithTenant own = AnnotatedElementUtils.findMergedAnnotation(testContext.getTestMethod(), WithTenant.class);
		return (own != null) ? own
				: TestContextAnnotationUtils.findMergedAnnotation(testContext.getTestClass(), WithTenant.class);
	}

	private static String column(WithTenant tenant, TestContext testContext) {
		if (!tenant.column().isEmpty()) {
			return tenant.column();
		}
		String column = testContext.getApplicationContext().getEnvironment().getProperty(COLUMN);
		if (column == null || column.isBlank()) {
			throw new IllegalStateException("@WithTenant on " + testContext.getTestClass().getName()
					+ " has no column: the test's environment has no property " + COLUMN
					+ ". Set it, or name the column in the annotation.");
		}
		return column;
	}

}
