package io.dawsos.provider.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Time that passes: what is measured and how one waits. */
interface Timing {
  /** Time as the machine has it. */
  Timing REAL =
      new Timing() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public void sleep(Duration pause) throws InterruptedException {
          TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        }
      };

  /** Nanoseconds since some moment. */
  long nanos();

  /** Waits. */
  void sleep(Duration pause) throws InterruptedException;
}
