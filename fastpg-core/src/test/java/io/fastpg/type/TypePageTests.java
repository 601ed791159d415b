package io.fastpg.type;

import java.io.IOException;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.postgresql.geometric.PGbox;
import org.postgresql.geometric.PGcircle;
import org.postgresql.geometric.PGline;
import org.postgresql.geometric.PGlseg;
import org.postgresql.geometric.PGpath;
import org.postgresql.geometric.PGpoint;
import org.postgresql.geometric.PGpolygon;
import tools.jackson.databind.json.JsonMapper;

import io.fastpg.exception.ValueConversionException;
import io.fastpg.schema.PgType;
import io.fastpg.type.TypeTable.TypeRow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

/** The table of docs/types.md is what the code does. */
class TypePageTests {

	private static final Path PAGE = Path.of("../docs/types.md");

	private static final String BEGIN = "<!-- table: written by TypePageTests with -Dfastpg.docs.write=true -->\n";

	private static final String END = "<!-- end of table -->";

	private static final List<Class<?>> NUMBERS = List.of(Byte.class, Short.class, Integer.class, Long.class,
			BigInteger.class, BigDecimal.class, Float.class, Double.class, Number.class);

	private static final List<Class<?>> OTHERS = List.of(Boolean.class, LocalDate.class, LocalTime.class,
			OffsetTime.class, LocalDateTime.class, OffsetDateTime.class, ZonedDateTime.class, Instant.class,
			Range.class, Interval.class, Duration.class, Period.class, UUID.class, InetAddress.class, byte[].class,
			Map.class, PGpoint.class, PGline.class, PGlseg.class, PGbox.class, PGpath.class, PGpolygon.class,
			PGcircle.class);

	private static final List<Class<?>> TEXTS = List.of(String.class, Character.class, TypeTable.Sample.class);

	private final TypeMap types = new TypeMap(JsonMapper.builder().build());

	@Test
	void thePageHasTheTableOfTheCode() throws IOException {
		String page = Files.readString(PAGE);
		int begin = page.indexOf(BEGIN) + BEGIN.length();
		int end = page.indexOf(END);

		if (Boolean.getBoolean("fastpg.docs.write")) {
			Files.writeString(PAGE, page.substring(0, begin) + table() + page.substring(end));
		}
		assertThat(Files.readString(PAGE)).contains(BEGIN + table() + END);
	}

	@Test
	void whateverThePageSaysIsReadIsAmongTheValuesThatMakeTheJourney() {
		Set<Class<?>> convertedExactly = new HashSet<>(NUMBERS);
		convertedExactly.addAll(TEXTS);

		assertSoftly((softly) -> TypeTable.rows().stream().filter((row) -> !isJson(row.type())).forEach((row) -> {
			Set<Class<?>> tested = row.values().stream().map(TypeRow::target).collect(Collectors.toSet());
			softly.assertThat(readable(row.type()).filter((target) -> !convertedExactly.contains(target)))
				.as(row.name())
				.isSubsetOf(tested);
		}));
	}

	@Test
	void eachTypeHasOneLine() {
		assertThat(TypeTable.rows()).extracting((row) -> row.type().name()).doesNotHaveDuplicates();
		assertThat(TypeTable.rows()).allSatisfy((row) -> assertThat(row.values()).isNotEmpty());
	}

	private String table() {
		return TypeTable.rows()
			.stream()
			.map((row) -> "| " + String.join(" | ", row.name(), name(this.types.defaultJavaType(row.type())),
					alsoReadAs(row.type()), this.types.parameterType(row.type().underlying()).accepts(), row.notes())
					+ " |\n")
			.collect(Collectors.joining("",
					"| PostgreSQL | A Row holds | Also read as | Written from | |\n" + "|---|---|---|---|---|\n", ""));
	}

	private String alsoReadAs(PgType type) {
		return isJson(type) ? "String, and whatever Jackson reads"
				: readable(type).filter((target) -> !name(target).equals(name(this.types.defaultJavaType(type))))
					.filter((target) -> target != Map.class)
					.map(TypePageTests::name)
					.collect(Collectors.joining(", "));
	}

	private static boolean isJson(PgType type) {
		return JsonText.NAMES.contains(type.name());
	}

	private Stream<Class<?>> readable(PgType type) {
		return Stream.of(NUMBERS, OTHERS, TEXTS).flatMap(List::stream).filter((target) -> isRead(type, target));
	}

	private boolean isRead(PgType type, Class<?> target) {
		try {
			this.types.reader(type, target, "c");
			return true;
		}
		catch (ValueConversionException ex) {
			return false;
		}
	}

	private static String name(Type type) {
		return (type == TypeTable.Sample.class) ? "Java enums"
				: type.getTypeName().replaceAll("\\b([a-z0-9]+\\.)+(?=[A-Z])", "");
	}

}
