package io.fastpg.type;

import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.core.ResolvableType;
import org.springframework.dao.InvalidDataAccessApiUsageException;

import io.fastpg.exception.InvalidValueException;
import io.fastpg.exception.ValueConversionException;
import io.fastpg.mapping.Label;
import io.fastpg.schema.PgType;
import io.fastpg.testing.PgTypes;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EnumTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase("""
			create type state as enum ('DONE', 'in progress', 'to-do', 'gave up', 'GaveUp');
			create domain phase as state;
			create type twins as enum ('a-b', 'a_b')""");

	private Echo echo;

	private Catalog catalog;

	@BeforeEach
	void open() {
		this.echo = new Echo(this.database.dataSource());
		this.catalog = new Catalog(this.database);
	}

	@Test
	void everyConstantHasItsLabelBothWays() {
		PgType type = this.catalog.type("state");

		for (State state : State.values()) {
			assertThat(this.echo.of(type, state, State.class)).isSameAs(state);
			assertThat(this.echo.of(this.catalog.type("phase"), state, State.class)).isSameAs(state);
		}
		assertThat(List.of(State.values())).map((state) -> this.echo.of(type, state, String.class))
			.containsExactly("DONE", "in progress", "to-do", "gave up", "GaveUp");
		assertThat(this.echo.of(type, null, State.class)).isNull();
	}

	@Test
	void collectionsOfConstantsAreReadAndWritten() {
		PgType type = this.catalog.type("_state");
		List<State> states = Arrays.asList(State.TO_DO, null, State.DONE);
		EnumSet<State> set = EnumSet.of(State.DONE, State.IN_PROGRESS);

		assertThat(this.echo.of(type, states, of(List.class))).isEqualTo(states);
		assertThat(this.echo.of(type, states, State[].class)).isEqualTo(states.toArray());
		assertThat(this.echo.of(type, set, of(Set.class))).isEqualTo(set);
		assertThat(this.echo.of(type, set, of(EnumSet.class))).isInstanceOf(EnumSet.class).isEqualTo(set);
		assertThat(this.echo.of(type, List.of(), of(EnumSet.class))).isEqualTo(EnumSet.noneOf(State.class));
		assertThat(this.echo.of(PgTypes.arrayOf(PgTypes.builtIn("text")), set, of(EnumSet.class))).isEqualTo(set);
		assertThatThrownBy(() -> this.echo.of(type, Collections.singletonList(null), of(EnumSet.class)))
			.isInstanceOf(ValueConversionException.class)
			.hasMessageContaining("an element is NULL");
	}

	@Test
	void aConstantWithoutALabelIsRefusedWithTheLabels() {
		assertThatThrownBy(() -> this.echo.serverSays(this.catalog.type("state"), Other.NEVER))
			.isInstanceOf(InvalidValueException.class)
			.hasMessageContaining("[DONE, in progress, to-do, gave up, GaveUp]")
			.hasMessageNotContaining("NEVER");
		assertThatThrownBy(() -> this.echo.serverSays(this.catalog.type("_state"), List.of(Other.NEVER)))
			.isInstanceOf(InvalidValueException.class);
	}

	@Test
	void aLabelWithoutAConstantIsRefusedWithTheLabelsThatHaveNone() {
		assertThatThrownBy(() -> this.echo.of(this.catalog.type("state"), "to-do", Other.class))
			.isInstanceOf(ValueConversionException.class)
			.hasMessageContaining("these have none: [in progress, to-do, gave up, GaveUp]");
	}

	@Test
	void labelsThatAreAlikeAreNotGuessed() {
		PgType twins = this.catalog.type("twins");

		assertThat(this.echo.of(twins, Twin.a_b, String.class)).isEqualTo("a_b");
		assertThatThrownBy(() -> this.echo.serverSays(twins, Alike.A_B)).isInstanceOf(InvalidValueException.class);
		assertThatThrownBy(() -> this.echo.of(twins, "a-b", Alike.class)).isInstanceOf(ValueConversionException.class);
		assertThatThrownBy(() -> this.echo.serverSays(this.catalog.type("state"), Double.to_do))
			.isInstanceOf(InvalidValueException.class);
	}

	@Test
	void aLabelThatIsYoungerThanWhatIsKnownOfTheTypeIsRead() {
		PgType before = this.catalog.type("state");
		this.database.execute("alter type state add value 'NEVER'");

		assertThat(this.echo.expression("'NEVER'::state", before, Other.class)).isSameAs(Other.NEVER);
	}

	@Test
	void textHoldsTheLabelAndIsReadByNameToo() {
		PgType text = PgTypes.builtIn("text");

		for (State state : State.values()) {
			assertThat(this.echo.of(text, state, State.class)).isSameAs(state);
		}
		assertThat(this.echo.of(text, State.GONE, String.class)).isEqualTo("gave up");
		assertThat(this.echo.of(text, State.TO_DO, String.class)).isEqualTo("TO_DO");
		assertThat(this.echo.of(text, "GONE", State.class)).isSameAs(State.GONE);
		assertThatThrownBy(() -> this.echo.of(text, "secret", State.class)).isInstanceOf(ValueConversionException.class)
			.hasMessageNotContaining("secret");
	}

	@Test
	void twoConstantsOfOneTextAreRefused() {
		assertThatThrownBy(() -> this.echo.of(PgTypes.builtIn("text"), "A", Clash.class))
			.isInstanceOf(InvalidDataAccessApiUsageException.class)
			.hasMessageContaining("Give each its own @Label");
	}

	@Test
	void theNameOfAConstantIsItsLabelBeforeTheAnnotation() {
		PgType type = this.catalog.type("twins");

		assertThat(this.echo.of(type, Swapped.a_b, String.class)).isEqualTo("a_b");
		assertThat(this.echo.of(PgTypes.builtIn("text"), Swapped.a_b, String.class)).isEqualTo("a-b");
		assertThat(this.echo.of(PgTypes.builtIn("text"), Swapped.a_b, Swapped.class)).isSameAs(Swapped.a_b);
	}

	private static Type of(Class<?> collection) {
		return ResolvableType.forClassWithGenerics(collection, State.class).getType();
	}

	enum State {

		DONE, IN_PROGRESS {
			@Override
			public String toString() {
				return "busy";
			}
		},
		TO_DO, @Label("gave up")
		GONE, GaveUp

	}

	enum Other {

		DONE, NEVER

	}

	enum Twin {

		a_b

	}

	enum Alike {

		A_B

	}

	enum Clash {

		@Label("B")
		A, B

	}

	enum Swapped {

		@Label("a-b")
		a_b

	}

	enum Double {

		to_do, To_Do

	}

}
