package io.fastpg.ddl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.fastpg.ddl.LiveTable.LiveConstraint;
import io.fastpg.ddl.LiveTable.LiveIndex;
import io.fastpg.ddl.TableDefinition.WantedCheck;
import io.fastpg.ddl.TableDefinition.WantedReference;
import io.fastpg.schema.Identifier;

/**
 * What a table's key, constraints, indexes and comment need to become as they are wanted.
 * One that says the same is enough, whatever its name. Of the others only those go that
 * have a name of ours, or that the options name.
 */
final class ConstraintDifference {

	private final LiveTable live;

	private final TableDefinition wanted;

	private final LiveTable printed;

	private final String alter;

	private final Set<String> dropped = new HashSet<>();

	private final List<String> droppedIndexes;

	private final TableScript script;

	ConstraintDifference(LiveTable live, TableDefinition wanted, LiveTable printed, TableOptions options,
			List<String> takenRelations) {
		this.live = live;
		this.wanted = wanted;
		this.printed = printed;
		this.alter = "alter table " + wanted.name().quoted() + " ";
		List<String> asked = options.all(Clause.DropConstraint.class)
			.stream()
			.map(Clause.DropConstraint::name)
			.toList();
		live.constraints()
			.stream()
			.filter((constraint) -> asked.contains(constraint.name()) || isUnwanted(constraint))
			.forEach((constraint) -> this.dropped.add(constraint.name()));
		this.droppedIndexes = options.all(Clause.DropIndex.class)
			.stream()
			.map(Clause.DropIndex::name)
			.filter((name) -> live.indexes().stream().anyMatch((index) -> index.name().equals(name)))
			.toList();
		Set<String> relations = new HashSet<>(takenRelations);
		relations.removeAll(this.dropped);
		relations.removeAll(this.droppedIndexes);
		this.script = new TableScript(wanted, relations,
				live.constraints()
					.stream()
					.map(LiveConstraint::name)
					.filter((name) -> !this.dropped.contains(name))
					.toList());
	}

	private boolean isUnwanted(LiveConstraint constraint) {
		String table = this.wanted.name().name();
		return switch (constraint.kind()) {
			case 'p' -> !constraint.columns().equals(this.wanted.key());
			case 'u' -> Names.isOurs(constraint.name(), Names.unique(table, constraint.columns()))
					&& !this.wanted.uniques().contains(constraint.columns());
			case 'f' -> Names.isOurs(constraint.name(), Names.foreignKey(table, constraint.columns()))
					&& this.wanted.foreignKeys().stream().noneMatch((reference) -> isSame(constraint, reference));
			case 'c' -> isUnwantedCheck(constraint);
			default -> false;
		};
	}

	/** A check of ours that is not wanted, or of a name that is to say another thing. */
	private boolean isUnwantedCheck(LiveConstraint constraint) {
		boolean wanted = this.printed.constraints('c')
			.stream()
			.anyMatch((check) -> condition(check).equals(condition(constraint)));
		boolean ours = Names.isOurCheck(constraint.name(), this.wanted.name().name())
				|| this.wanted.checks().stream().anyMatch((check) -> constraint.name().equals(check.name()));
		return ours && !wanted;
	}

	private static String condition(LiveConstraint check) {
		return String.valueOf(check.condition());
	}

	private static boolean isSame(LiveConstraint constraint, WantedReference reference) {
		return constraint.columns().equals(reference.columns()) && reference.target().equals(constraint.target())
				&& constraint.targetColumns().equals(reference.targetColumns())
				&& constraint.onDelete().equals(reference.onDelete().code())
				&& constraint.onUpdate().equals(reference.onUpdate().code());
	}

	/** Foreign keys go before the keys that they may refer to. */
	List<Step> drops() {
		List<Step> steps = new ArrayList<>();
		for (char kind : new char[] { 'f', 'c', 'u', 'p' }) {
			this.live.constraints(kind)
				.stream()
				.filter((constraint) -> this.dropped.contains(constraint.name()))
				.forEach((constraint) -> steps
					.add(Step.of(this.alter + "drop constraint " + Identifier.quote(constraint.name()))));
		}
		this.droppedIndexes.forEach((index) -> steps.add(Step
			.of("drop index " + Identifier.quote(this.wanted.name().schema()) + "." + Identifier.quote(index))));
		return steps;
	}

	List<Step> adds() {
		List<Step> steps = new ArrayList<>();
		if (!this.wanted.key().isEmpty() && kept('p').isEmpty()) {
			steps.add(Step.of(this.alter + "add " + this.script.key()));
		}
		this.wanted.uniques()
			.stream()
			.filter((unique) -> kept('u').stream().noneMatch((one) -> one.columns().equals(unique)))
			.forEach((unique) -> steps.add(Step.of(this.alter + "add " + this.script.unique(unique))));
		for (int i = 0; i < this.wanted.checks().size(); i++) {
			addCheck(this.wanted.checks().get(i), Scratch.checkName(i), steps);
		}
		this.wanted.foreignKeys()
			.stream()
			.filter((reference) -> kept('f').stream().noneMatch((one) -> isSame(one, reference)))
			.forEach((reference) -> steps.add(Step.of(this.alter + "add " + this.script.reference(reference))));
		this.wanted.indexes()
			.stream()
			.filter((index) -> this.live.indexes().stream().noneMatch((one) -> isSame(one, index)))
			.forEach((index) -> steps.add(Step.of(this.script.index(index))));
		if (this.wanted.comment() != null && !this.wanted.comment().equals(this.live.comment())) {
			steps.add(this.script.comment(this.wanted.comment()));
		}
		return steps;
	}

	private void addCheck(WantedCheck check, String printedName, List<Step> steps) {
		String condition = this.printed.constraints('c')
			.stream()
			.filter((one) -> one.name().equals(printedName))
			.map(ConstraintDifference::condition)
			.findFirst()
			.orElseThrow();
		if (kept('c').stream().noneMatch((one) -> condition(one).equals(condition))) {
			steps.add(Step.of(this.alter + "add " + this.script.check(check)));
		}
	}

	private boolean isSame(LiveIndex index, List<String> columns) {
		return index.plain() && index.columns().equals(columns) && !this.droppedIndexes.contains(index.name())
				&& !this.dropped.contains(index.name());
	}

	private List<LiveConstraint> kept(char kind) {
		return this.live.constraints(kind)
			.stream()
			.filter((constraint) -> !this.dropped.contains(constraint.name()))
			.toList();
	}

}
