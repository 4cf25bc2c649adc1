package io.dawsos.bench;

import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks of JMH, each in a JVM of its own. */
final class JmhBench {
  private JmhBench() {}

  static void run() throws RunnerException {
    new Runner(new OptionsBuilder().include("io\\.dawsos\\.bench\\..*Benchmark").build()).run();
  }
}
