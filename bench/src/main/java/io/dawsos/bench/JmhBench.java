package io.dawsos.bench;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs benchmarks of JMH, each in a JVM of its own, and tells what they allocate. */
final class JmhBench {
  private JmhBench() {}

  /**
   * Runs the benchmarks whose class has this name before {@code Benchmark}; all for an empty one.
   */
  static void run(String name) throws RunnerException {
    new Runner(
            new OptionsBuilder()
                .include(
                    "io\\.dawsos\\.bench\\.%sBenchmark".formatted(name.isEmpty() ? ".*" : name))
                .addProfiler(GCProfiler.class)
                .build())
        .run();
  }
}
