package io.fastpg;

import java.util.List;
import java.util.function.Function;

import io.fastpg.copy.FileImport;
import io.fastpg.copy.ImportTarget;
import io.fastpg.filter.RowFilter;
import io.fastpg.filter.Setting;
import io.fastpg.schema.Relation;
import io.fastpg.schema.Schema;

/** What imports of files need of a database: its schema, and the filter of the call. */
record Imports(Engine engine, View view) implements ImportTarget {

	static FileImport of(Engine engine, View view) {
		return new FileImport(engine.executor, engine.transactions, engine.types, new Imports(engine, view));
	}

	@Override
	public <P> P plan(Function<Schema, P> planner) {
		return this.engine.schema.plan((snapshot) -> planner.apply(snapshot.schema()));
	}

	@Override
	public void changed() {
		this.engine.schema.changed();
	}

	@Override
	public RowFilter writing(Relation relation) {
		RowFilter filter = this.view.writing(relation);
		return this.engine.schema.plan((snapshot) -> {
			this.engine.wall.require(relation, filter.asked(), snapshot.security());
			return filter;
		});
	}

	@Override
	public boolean rejectMismatch() {
		return this.view.policy().rejectMismatch();
	}

	@Override
	public List<Setting> settings(RowFilter filter) {
		return this.engine.settings(filter);
	}

	@Override
	public void requireUnfiltered() {
		if (this.view.isFiltered()) {
			throw Admission.refusal("an import that creates a table or adds columns concerns all rows");
		}
	}

}
