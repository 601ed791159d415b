package io.fastpg.benchmark;

import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;

import com.sun.management.ThreadMXBean;

/**
 * One way of doing the work.
 *
 * @param name what stands in the report
 * @param baseline the contender it is compared with
 * @param work does it once
 */
record Contender(String name, String baseline, Callable<?> work) {

	private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	/** Works for at least so long, on this thread. */
	Turn run(long nanos) throws Exception {
		long operations = 0;
		long bytes = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
		long cpu = THREADS.getCurrentThreadCpuTime();
		long start = System.nanoTime();
		long elapsed;
		do {
			this.work.call();
			operations++;
			elapsed = System.nanoTime() - start;
		}
		while (elapsed < nanos);
		cpu = THREADS.getCurrentThreadCpuTime() - cpu;
		bytes = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - bytes;
		return new Turn((double) elapsed / operations, (double) cpu / operations, (double) bytes / operations);
	}

	/**
	 * What one operation took.
	 *
	 * @param nanos wall time
	 * @param cpu time of this thread on a processor, in nanoseconds
	 * @param bytes allocated by this thread
	 */
	record Turn(double nanos, double cpu, double bytes) {

	}

}
