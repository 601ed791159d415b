/**
 * Row-level security that is required. Comes in: the {@link io.fastpg.Database} bean and
 * {@code fastpg.tenant.row-security}. Goes out: an application that starts only where no
 * role, table or view gets past the policies, or is told why it does not.
 */
@NullMarked
package io.fastpg.spring.boot.autoconfigure.rowsecurity;

import org.jspecify.annotations.NullMarked;
