package io.fastpg.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MigrationScriptsTests {

	@TempDir
	Path folder;

	@Test
	void versionsAreOrderedAsNumbersAndRepeatableOnesComeLast() throws IOException {
		write("V10__ten.sql", "V2__two.sql", "R__views.sql", "R__functions.sql", "V2.1__more.sql", "V2_10__most.sql",
				"V20261121093000__stamp.sql", "V1__one.sql", "U1__undo.sql", "notes.txt", "beside.sql");

		assertThat(names()).containsExactly("V1__one.sql", "V2__two.sql", "V2.1__more.sql", "V2_10__most.sql",
				"V10__ten.sql", "V20261121093000__stamp.sql", "R__functions.sql", "R__views.sql");
	}

	@Test
	void otherScriptsAreOrderedByName() throws IOException {
		write("b.sql", "a.sql", "sub/c.sql", "readme.md");

		assertThat(names()).containsExactly("a.sql", "b.sql", "c.sql");
	}

	@Test
	void aFolderThatIsMissingOrEmptyIsNamed() {
		assertThatIllegalArgumentException().isThrownBy(this::names).withMessageContaining("has no script");
		assertThatIllegalArgumentException().isThrownBy(() -> MigrationScripts.in(this.folder.resolve("none")))
			.withMessageContaining("There is no folder");
	}

	private void write(String... names) throws IOException {
		for (String name : names) {
			Path file = this.folder.resolve(name);
			Files.createDirectories(file.getParent());
			Files.writeString(file, "");
		}
	}

	private List<String> names() throws IOException {
		return MigrationScripts.in(this.folder).stream().map((file) -> file.getFileName().toString()).toList();
	}

}
