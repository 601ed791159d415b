package io.fastpg.rowsecurity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.fastpg.Database;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds the page on row-level security to what is really there. */
class RowSecurityDocumentationTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase("create table album (id int primary key, tenant_id int not null)");

	private final String page = read();

	private static String read() {
		try {
			return Files.readString(Path.of("../docs/row-level-security.md"));
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	@Test
	void theSqlOnThePageIsWhatIsReturned() {
		Matcher block = Pattern.compile("```sql\\n(.*?)```", Pattern.DOTALL).matcher(this.page);
		assertThat(block.find()).isTrue();

		String sql = Database.of(this.database.dataSource()).rowSecurity().sql("album", "tenant_id");

		assertThat(sql).isEqualTo(block.group(1));
	}

	@Test
	void theErrorOnThePageIsTheServers() {
		String raised = Arrays.stream(PolicyScript.FUNCTION_BODY.split("'"))
			.filter((text) -> text.startsWith("fastpg: "))
			.findFirst()
			.orElseThrow();

		assertThat(this.page).contains("ERROR: " + raised.replace("%", "fastpg.tenant_id") + " (SQLSTATE 42501)");
	}

}
