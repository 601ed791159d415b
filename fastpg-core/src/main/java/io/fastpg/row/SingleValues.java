package io.fastpg.row;

import java.util.Collection;
import java.util.Map;

import tools.jackson.databind.JsonNode;

import org.springframework.beans.BeanUtils;

/** Tells classes that stand for one value from those that stand for a row. */
final class SingleValues {

	private SingleValues() {
	}

	static boolean contains(Class<?> type) {
		return type == Object.class || type.isArray() || BeanUtils.isSimpleValueType(type)
				|| JsonNode.class.isAssignableFrom(type) || Collection.class.isAssignableFrom(type)
				|| Map.class.isAssignableFrom(type);
	}

}
