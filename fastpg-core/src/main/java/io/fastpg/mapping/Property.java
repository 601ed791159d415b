package io.fastpg.mapping;

import java.lang.invoke.MethodHandle;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * What can be read of an object.
 *
 * @param member its names and type
 * @param getter a handle {@code (Object)Object}
 * @param stored whether it must have a column: not so for a getter that nothing sets
 */
public record Property(Member member, MethodHandle getter, boolean stored) {

	/**
	 * Returns the Java name.
	 * @return the component's or property's name
	 */
	public String name() {
		return this.member.name();
	}

	/**
	 * Reads it.
	 * @param source an object of the class
	 * @return its value, maybe null
	 * @throws InvalidDataAccessApiUsageException if the getter throws a checked exception
	 */
	public @Nullable Object get(Object source) {
		try {
			return this.getter.invokeExact(source);
		}
		catch (RuntimeException | Error ex) {
			throw ex;
		}
		catch (Throwable ex) {
			throw new InvalidDataAccessApiUsageException("The getter of \"" + name() + "\" failed.", ex);
		}
	}

}
