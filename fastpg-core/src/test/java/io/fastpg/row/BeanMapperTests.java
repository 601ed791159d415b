package io.fastpg.row;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.dao.InvalidDataAccessApiUsageException;

import io.fastpg.exception.SchemaException;
import io.fastpg.exception.ValueConversionException;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class BeanMapperTests {

	@RegisterExtension
	final TestDatabase test = new TestDatabase();

	private MapperDatabase database;

	@BeforeEach
	void open() {
		this.database = new MapperDatabase(this.test.dataSource());
	}

	@Test
	void settersAreCalledForTheColumnsThereAre() {
		Cat cat = this.database.query(Cat.class, "select 7 artist_id, '{a,b}'::text[] nick_names, 1 another").get(0);

		assertThat(cat.getArtistId()).isEqualTo(7);
		assertThat(cat.getNickNames()).containsExactly("a", "b");
		assertThat(cat.getName()).isEqualTo("unnamed");
	}

	@Test
	void nullIsGivenToASetterOfAnObjectAndRefusedForAPrimitive() {
		assertThat(this.database.query(Cat.class, "select null::text as name").get(0).getName()).isNull();
		assertThatExceptionOfType(ValueConversionException.class)
			.isThrownBy(() -> this.database.query(Cat.class, "select null::int4 artist_id"));
	}

	@Test
	void inheritedSettersAreCalledToo() {
		assertThat(this.database.query(Kitten.class, "select 'x' as name").get(0).getName()).isEqualTo("x");
	}

	@Test
	void aClassThatIsNoBeanForTheseColumnsIsRefused() {
		assertThatExceptionOfType(SchemaException.class)
			.isThrownBy(() -> this.database.query(Cat.class, "select 1 another"));
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.database.query(NoBean.class, "select 1 as name"))
			.withMessageContaining("neither a constructor without parameters");
	}

	public static class Cat {

		private int artistId;

		private String name = "unnamed";

		private List<String> nickNames;

		public int getArtistId() {
			return this.artistId;
		}

		public void setArtistId(int artistId) {
			this.artistId = artistId;
		}

		public String getName() {
			return this.name;
		}

		public void setName(String name) {
			this.name = name;
		}

		public List<String> getNickNames() {
			return this.nickNames;
		}

		public void setNickNames(List<String> nickNames) {
			this.nickNames = nickNames;
		}

	}

	private static class Kitten extends Cat {

	}

	static class NoBean {

		NoBean(String name) {
		}

		NoBean(int name) {
		}

		public void setName(String name) {
		}

	}

}
