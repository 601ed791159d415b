package io.fastpg.ddl;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.fastpg.ddl.TableDefinition.WantedCheck;
import io.fastpg.ddl.TableDefinition.WantedColumn;
import io.fastpg.ddl.TableDefinition.WantedEnum;
import io.fastpg.ddl.TableDefinition.WantedReference;
import io.fastpg.ddl.TableOptions.Flag;
import io.fastpg.exception.SchemaException;
import io.fastpg.mapping.SnakeCase;
import io.fastpg.schema.Column;
import io.fastpg.schema.PgType;
import io.fastpg.schema.Relation;
import io.fastpg.schema.Schema;
import io.fastpg.schema.TableName;
import io.fastpg.sql.Enclosed;
import io.fastpg.sql.Fragment;

/** The table that a class and options ask for. */
final class RecordTable {

	private final TableName name;

	private final TableOptions options;

	private final Schema schema;

	private final Literals literals;

	private final JavaTypes types;

	private final Tenancy tenancy;

	private final Map<String, Type> javaTypes = new LinkedHashMap<>();

	private final Set<String> required = new LinkedHashSet<>();

	private final Map<String, WantedEnum> enums = new LinkedHashMap<>();

	private final ColumnNames names;

	private final List<String> key;

	private final List<WantedReference> references;

	private RecordTable(Class<?> type, TableName name, TableOptions options, Schema schema, Literals literals,
			Tenancy tenancy) {
		this.name = name;
		this.options = options;
		this.schema = schema;
		this.literals = literals;
		this.types = new JavaTypes(literals.types());
		this.tenancy = options.has(Flag.TENANT_READY) ? tenancy.required() : Tenancy.NONE;
		for (Component component : Component.of(type)) {
			this.javaTypes.put(component.column(), component.type());
			if (component.required()) {
				this.required.add(component.column());
			}
		}
		Set<String> columns = new LinkedHashSet<>(this.javaTypes.keySet());
		columns.addAll(this.tenancy.columns());
		this.names = new ColumnNames("\"" + name.name() + "\"", columns);
		this.key = key(type);
		this.required.addAll(this.key);
		this.required.addAll(this.tenancy.columns());
		options.all(Clause.NotNull.class).forEach((clause) -> this.required.addAll(this.names.all(clause.columns())));
		this.references = options.all(Clause.Reference.class).stream().map(this::reference).toList();
	}

	static TableDefinition define(Class<?> type, TableName name, TableOptions options, Schema schema, Literals literals,
			Tenancy tenancy) {
		return new RecordTable(type, name, options, schema, literals, tenancy).define();
	}

	private TableDefinition define() {
		List<WantedColumn> columns = ordered().stream().map(this::column).toList();
		List<WantedCheck> checks = this.options.all(Clause.Check.class)
			.stream()
			.map((check) -> new WantedCheck(check.name(), Enclosed.inBrackets("condition", check.expression())))
			.toList();
		return new TableDefinition(this.name, columns, this.key, uniques(), checks, this.references, indexes(),
				List.copyOf(this.enums.values()), this.options.tableComment());
	}

	private List<String> ordered() {
		Set<String> ordered = new LinkedHashSet<>();
		this.options.all(Clause.First.class).forEach((first) -> ordered.addAll(this.names.all(first.columns())));
		ordered.addAll(this.names.names());
		return List.copyOf(ordered);
	}

	private List<String> key(Class<?> type) {
		List<Clause.Key> keys = this.options.all(Clause.Key.class);
		if (!keys.isEmpty()) {
			return this.names.all(keys.get(keys.size() - 1).columns());
		}
		if (this.options.has(Flag.WITHOUT_KEY)) {
			return List.of();
		}
		for (String candidate : List.of("id", this.name.name() + "_id", SnakeCase.of(type.getSimpleName()) + "_id")) {
			if (this.javaTypes.containsKey(candidate)) {
				return List.of(candidate);
			}
		}
		throw new SchemaException("Table " + this.names.table() + " would have no primary key: " + type.getTypeName()
				+ " has neither a component for \"id\" nor one for \"" + this.name.name() + "_id\". Name its key with"
				+ " key(…), or say withoutKey().");
	}

	private WantedColumn column(String column) {
		Type java = this.javaTypes.get(column);
		String chosen = chosenType(column, java);
		String type = (chosen != null) ? chosen
				: (java != null) ? guessed(column, java) : this.tenancy.type(column, this.options, this.schema);
		Default given = givenDefault(column, type);
		boolean identity = chosen == null && given == null && java != null && isNumbered(column, java);
		return new WantedColumn(column, type, chosen == null, this.required.contains(column), identity,
				(given != null) ? given.sql() : null, given != null && given.isValue());
	}

	private boolean isNumbered(String column, Type java) {
		return this.key.equals(List.of(column)) && this.types.isNumbered(java)
				&& !this.options.has(Flag.WITHOUT_IDENTITY)
				&& this.references.stream().noneMatch((reference) -> reference.columns().contains(column));
	}

	private String guessed(String column, Type java) {
		String type = this.types.find(java);
		if (type == null) {
			throw new SchemaException("Column \"" + column + "\" of table " + this.names.table()
					+ " has no type: none stands for the Java type " + java.getTypeName() + ". Name one with type(\""
					+ column + "\", …), or use another Java type.");
		}
		return type;
	}

	private @Nullable String chosenType(String column, @Nullable Type java) {
		String chosen = null;
		for (Clause.ColumnType type : this.options.all(Clause.ColumnType.class)) {
			if (this.names.one(type.column()).equals(column)) {
				chosen = Fragment.expression(type.sql()).text();
			}
		}
		for (Clause.EnumType type : this.options.all(Clause.EnumType.class)) {
			if (this.names.one(type.column()).equals(column)) {
				chosen = enumType(column, java, type.type());
			}
		}
		return chosen;
	}

	private String enumType(String column, @Nullable Type java, @Nullable String asked) {
		Class<?> constants = (java != null) ? JavaTypes.enumOf(java) : null;
		if (constants == null) {
			throw new SchemaException("Column \"" + column + "\" of table " + this.names.table()
					+ " cannot have an enum type: its Java type is no enum. Use type(\"" + column + "\", …).");
		}
		String typeName = (asked != null) ? asked : SnakeCase.of(constants.getSimpleName());
		TableName full = this.schema.type(typeName)
			.filter((type) -> type.kind() == PgType.Kind.ENUM)
			.map((type) -> new TableName(type.schema(), type.name()))
			.orElseGet(() -> TableNames.created(typeName, this.schema));
		WantedEnum before = this.enums.get(full.toString());
		List<String> labels = Stream
			.concat((before != null) ? before.labels().stream() : Stream.of(),
					Arrays.stream(constants.getEnumConstants()).map((constant) -> Literals.label((Enum<?>) constant)))
			.distinct()
			.toList();
		this.enums.put(full.toString(), new WantedEnum(full, labels));
		return full.quoted() + (isSeveral(java) ? "[]" : "");
	}

	private boolean isSeveral(@Nullable Type java) {
		String type = (java != null) ? this.types.find(java) : null;
		return type != null && type.endsWith("[]");
	}

	private @Nullable Default givenDefault(String column, String type) {
		Default given = null;
		for (Clause.DefaultValue value : this.options.all(Clause.DefaultValue.class)) {
			if (this.names.one(value.column()).equals(column)) {
				given = new Default(this.literals.of(column, type, value.value()), true);
			}
		}
		for (Clause.DefaultSql sql : this.options.all(Clause.DefaultSql.class)) {
			if (this.names.one(sql.column()).equals(column)) {
				given = new Default(Enclosed.inBrackets("default", sql.expression()), false);
			}
		}
		return given;
	}

	private List<List<String>> uniques() {
		return this.options.all(Clause.Unique.class)
			.stream()
			.map((unique) -> this.tenancy.first(this.names.all(unique.columns())))
			.distinct()
			.toList();
	}

	private List<List<String>> indexes() {
		List<List<String>> indexes = new ArrayList<>();
		this.options.all(Clause.Index.class).forEach((index) -> indexes.add(this.names.all(index.columns())));
		List<String> ofTenant = this.tenancy.first(this.key);
		if (!ofTenant.isEmpty() && !ofTenant.equals(this.key)) {
			indexes.add(ofTenant);
		}
		return indexes.stream().distinct().toList();
	}

	private WantedReference reference(Clause.Reference reference) {
		List<String> columns = this.names.all(reference.columns());
		Relation target = isThis(reference.table()) ? null : this.schema.get(reference.table());
		TableName targetName = (target != null) ? target.name() : this.name;
		List<String> keyOfTarget = (target != null) ? target.primaryKey().stream().map(Column::name).toList()
				: this.key;
		List<String> targetColumns = reference.targetColumns().isEmpty() ? keyOfTarget
				: new ColumnNames("\"" + targetName.name() + "\"",
						(target != null) ? target.columns().stream().map(Column::name).toList() : this.names.names())
					.all(reference.targetColumns());
		if (columns.size() != targetColumns.size()) {
			throw new SchemaException("The foreign key " + SqlText.names(columns) + " of table " + this.names.table()
					+ " has " + columns.size() + " columns, and what it refers to in table \"" + targetName.name()
					+ "\" has " + targetColumns.size() + ". Name the columns of both.");
		}
		return new WantedReference(columns, targetName, targetColumns, reference.onDelete(), reference.onUpdate());
	}

	private boolean isThis(String table) {
		return table.equals(this.name.name()) || table.equals(this.name.toString());
	}

	/** A default, as SQL writes it. */
	private record Default(String sql, boolean isValue) {
	}

}
