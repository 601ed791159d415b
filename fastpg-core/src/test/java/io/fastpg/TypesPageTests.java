package io.fastpg;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.fastpg.testing.TestDatabase;

/** The Java of docs/types.md, see {@link JavaPage}. */
class TypesPageTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase();

	@Test
	void theJavaBlocksRunAndGiveWhatTheySay() throws IOException {
		JavaPage.run(Path.of("../docs/types.md"), 5, this.database);
	}

}
