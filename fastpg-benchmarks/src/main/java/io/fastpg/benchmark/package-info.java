/**
 * fastpg beside hand-written code over the same pool: pgjdbc by index, and JdbcTemplate
 * with a mapper by label. {@link io.fastpg.benchmark.Comparison} gives ratios that hold
 * on a busy machine; the classes named Benchmark are for JMH.
 */
@NullMarked
package io.fastpg.benchmark;

import org.jspecify.annotations.NullMarked;
