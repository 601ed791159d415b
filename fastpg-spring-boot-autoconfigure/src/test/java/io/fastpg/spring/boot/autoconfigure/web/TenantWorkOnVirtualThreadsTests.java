package io.fastpg.spring.boot.autoconfigure.web;

import org.springframework.test.context.TestPropertySource;

/** The same on virtual threads; on Java 17 these are platform threads. */
@TestPropertySource(
		properties = { "spring.threads.virtual.enabled=true", "spring.task.execution.propagate-context=true" })
class TenantWorkOnVirtualThreadsTests extends TenantWorkTests {

}
