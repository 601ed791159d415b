/**
 * Attacks on the walls between tenants: each says by what guard it fails, and was seen to
 * succeed without it (docs/attacks.md).
 */
@NullMarked
package io.fastpg.attack;

import org.jspecify.annotations.NullMarked;
