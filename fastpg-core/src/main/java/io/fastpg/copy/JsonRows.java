package io.fastpg.copy;

import java.io.IOException;
import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** The objects of a JSON array, or of JSON one after another. */
final class JsonRows implements RowSource {

	static final JsonMapper JSON = JsonMapper.builder()
		.enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
		.build();

	// What follows a row is the next one
	private static final ObjectReader ROW = JSON.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

	private final Map<String, Integer> positions = new LinkedHashMap<>();

	private final JsonParser parser;

	private final FileError error;

	private boolean started;

	JsonRows(Reader reader, FileError error) {
		this.parser = JSON.createParser(reader);
		this.error = error;
	}

	@Override
	public List<String> names() {
		return List.copyOf(this.positions.keySet());
	}

	@Override
	public @Nullable FileRow next() throws IOException {
		try {
			JsonToken token = this.parser.nextToken();
			if (!this.started) {
				this.started = true;
				token = (token == JsonToken.START_ARRAY) ? this.parser.nextToken() : token;
			}
			if (token == JsonToken.END_ARRAY && this.parser.nextToken() != null) {
				throw this.error.at(this.parser.currentTokenLocation().getLineNr(),
						"something follows the array of rows.");
			}
			if (token == null || token == JsonToken.END_ARRAY) {
				return null;
			}
			long line = this.parser.currentTokenLocation().getLineNr();
			if (token != JsonToken.START_OBJECT) {
				throw this.error.at(line, "a row must be a JSON object, and this one is none.");
			}
			return row(line, ROW.readTree(this.parser));
		}
		catch (JacksonException ex) {
			throw failure(ex);
		}
	}

	// Its message quotes the file, so it is no cause either
	private RuntimeException failure(JacksonException ex) throws IOException {
		if (ex.getCause() instanceof IOException io) {
			throw io;
		}
		long line = (ex.getLocation() != null) ? ex.getLocation().getLineNr() : 0;
		return this.error.at(Math.max(line, 1),
				"it is not well-formed JSON, or an object has a key twice, or a value is too long.");
	}

	private FileRow row(long line, JsonNode object) {
		for (Map.Entry<String, JsonNode> property : object.properties()) {
			this.positions.putIfAbsent(property.getKey(), this.positions.size());
		}
		@Nullable Field[] fields = new Field[this.positions.size()];
		for (Map.Entry<String, JsonNode> property : object.properties()) {
			Integer position = this.positions.get(property.getKey());
			if (position != null) {
				fields[position] = field(property.getValue());
			}
		}
		return new FileRow(line, fields);
	}

	private static @Nullable Field field(JsonNode value) {
		if (value.isNull()) {
			return null;
		}
		if (value.isString()) {
			return new Field(value.stringValue(), Field.Form.STRING);
		}
		return new Field(value.toString(), value.isContainer() ? Field.Form.DOCUMENT : Field.Form.LITERAL);
	}

	@Override
	public void close() {
		this.parser.close();
	}

}
