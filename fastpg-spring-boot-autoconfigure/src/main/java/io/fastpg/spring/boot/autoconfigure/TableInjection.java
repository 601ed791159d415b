package io.fastpg.spring.boot.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.InjectionPoint;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.core.ResolvableType;

import io.fastpg.Database;
import io.fastpg.Table;
import io.fastpg.row.Row;

/**
 * What an injection point says of the table it wants.
 *
 * @param rowType the type of the rows
 * @param name the table's name; null where the type names it
 */
record TableInjection<T>(Class<T> rowType, @Nullable String name) {

	@SuppressWarnings("unchecked") // the injection point's own type argument
	static <T> TableInjection<T> of(InjectionPoint injectionPoint) {
		Class<?> rowType = (injectionPoint instanceof DependencyDescriptor descriptor) ? rowType(descriptor) : null;
		if (rowType == null || rowType == Object.class) {
			throw new IllegalStateException("Cannot inject a Table into " + describe(injectionPoint)
					+ ": it does not say what its rows are. Declare it as Table<Album>, with a record of yours.");
		}
		NamedTable named = injectionPoint.getAnnotation(NamedTable.class);
		if (named == null && rowType == Row.class) {
			throw new IllegalStateException("Cannot inject a Table<Row> into " + describe(injectionPoint)
					+ ": it does not say which table. Annotate it with @NamedTable(\"album\"), or inject the Database.");
		}
		return new TableInjection<>((Class<T>) rowType, (named != null) ? named.value() : null);
	}

	private static @Nullable Class<?> rowType(DependencyDescriptor descriptor) {
		ResolvableType table = descriptor.getResolvableType().as(Table.class);
		return table.getGeneric(0).resolve();
	}

	private static String describe(InjectionPoint injectionPoint) {
		return injectionPoint.getMember().getDeclaringClass().getName() + " (" + injectionPoint.getMember().getName()
				+ ")";
	}

	Table<T> table(Database database) {
		return (this.name != null) ? database.table(this.name, this.rowType) : database.table(this.rowType);
	}

}
