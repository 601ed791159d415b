package io.fastpg.spring.boot.test.autoconfigure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Runs a test as one tenant: its calls on tables, and those of its {@code @BeforeEach}
 * and {@code @AfterEach} methods, see that tenant's rows only. On a test method it takes
 * the place of that on the class; a superclass or enclosing class gives it on. The test
 * needs Spring's TestContext framework, as {@code @SpringBootTest} brings it.
 * <p>
 * Only the test's own thread has the tenant. A request never has it: one of
 * {@code MockMvc} that passes the tenant's servlet filter has the tenant that the request
 * itself says, and none on an excluded path, just as one to a running server.
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
public @interface WithTenant {

	/**
	 * Returns the tenant.
	 * @return its value in the column, as canonical text
	 */
	String value();

	/**
	 * Returns the tenant's column.
	 * @return the column's name; by default {@code fastpg.tenant.column} of the test's
	 * environment
	 */
	String column() default "";

}
