package io.fastpg.row;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.RandomAccess;

import org.jspecify.annotations.Nullable;

import io.fastpg.mapping.MappedClass;
import io.fastpg.mapping.Property;
import io.fastpg.mapping.SingleValues;

/**
 * An unmodifiable list that prints as a table. Its columns are those of a {@link Row}, a
 * record's components, a bean's properties, or for single values one named {@code value}.
 *
 * @param <T> the type of its elements; nullable for single values
 */
public final class Rows<T extends @Nullable Object> extends AbstractList<T> implements RandomAccess {

	// More are shown by their first and last ones
	private static final int SHOWN = 30;

	private static final int FIRST = 20;

	private static final int LAST = 5;

	private final T[] elements;

	private Rows(T[] elements) {
		this.elements = elements;
	}

	/**
	 * Returns the elements of a list.
	 * @param <T> the type of the elements
	 * @param list the elements, which are copied
	 * @return a list that never changes
	 */
	@SuppressWarnings("unchecked")
	public static <T extends @Nullable Object> Rows<T> of(List<? extends T> list) {
		return new Rows<>((T[]) list.toArray());
	}

	@Override
	public T get(int index) {
		return this.elements[index];
	}

	@Override
	public int size() {
		return this.elements.length;
	}

	/**
	 * Returns the rows as an HTML table, all of them in full, with all text escaped. The
	 * cell of a NULL is empty and of the class {@code null}.
	 * @return a {@code <table>} element; without head if there are no rows
	 */
	public String toHtml() {
		StringBuilder html = new StringBuilder("<table>");
		if (!isEmpty()) {
			html.append("<thead><tr>");
			header().forEach((name) -> html.append("<th>").append(Cell.html(name)).append("</th>"));
			html.append("</tr></thead>");
		}
		html.append("<tbody>");
		for (T element : this) {
			html.append("<tr>");
			cells(element).forEach((cell) -> html.append(Cell.td(cell)));
			html.append("</tr>");
		}
		return html.append("</tbody></table>").toString();
	}

	/**
	 * Returns the rows as an aligned text table and their number, as psql prints them. Of
	 * more than 30 the first 20 and the last 5 are shown, of a long value its beginning;
	 * control characters are written out, so it is safe in a terminal.
	 */
	@Override
	public String toString() {
		String count = (size() == 1) ? "(1 row)" : "(" + size() + " rows)";
		if (isEmpty()) {
			return count;
		}
		boolean some = size() > SHOWN;
		List<T> shown = some ? new ArrayList<>(subList(0, FIRST)) : this;
		if (some) {
			shown.addAll(subList(size() - LAST, size()));
		}
		return TextTable.print(header(), shown.stream().map(Rows::cells).toList(), some ? FIRST : -1) + count;
	}

	private List<String> header() {
		for (T element : this) {
			if (element instanceof Row row) {
				return row.names();
			}
			if (element != null && !SingleValues.contains(element.getClass())) {
				return MappedClass.of(element.getClass()).properties().stream().map(Property::name).toList();
			}
		}
		return List.of("value");
	}

	private static List<@Nullable Object> cells(@Nullable Object element) {
		if (element instanceof Row row) {
			return row.values();
		}
		if (element == null || SingleValues.contains(element.getClass())) {
			return Collections.singletonList(element);
		}
		List<@Nullable Object> cells = new ArrayList<>();
		MappedClass.of(element.getClass()).properties().forEach((property) -> cells.add(property.get(element)));
		return cells;
	}

}
