package io.fastpg.mapping;

import java.time.temporal.TemporalAmount;
import java.util.Collection;
import java.util.Map;

import tools.jackson.databind.JsonNode;

import org.springframework.beans.BeanUtils;

/** Tells classes that stand for one value from those that stand for a row. */
public final class SingleValues {

	private SingleValues() {
	}

	/**
	 * Tells whether a class stands for one value.
	 * @param type a class
	 * @return false for records and beans, which stand for a row
	 */
	public static boolean contains(Class<?> type) {
		return type == Object.class || type.isArray() || BeanUtils.isSimpleValueType(type)
				|| JsonNode.class.isAssignableFrom(type) || Collection.class.isAssignableFrom(type)
				|| Map.class.isAssignableFrom(type) || TemporalAmount.class.isAssignableFrom(type);
	}

}
