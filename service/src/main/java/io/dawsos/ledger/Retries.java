package io.dawsos.ledger;

/**
 * When a version that could not be read wholly is read again: after one look, then after two, four
 * and so on, as a disk may answer the next time, and what is damaged stays so. Not thread-safe.
 */
final class Retries {
  /** About a minute, as there is a look every second. */
  private static final int MOST = 64;

  private int pause;
  private int looks;

  /** Notes whether the last reading got all that it asked for. */
  void note(boolean whole) {
    pause = whole ? 0 : Math.min(MOST, Math.max(1, pause * 2));
    looks = pause;
  }

  /** Counts a look, and returns whether it should read again. */
  boolean isDue() {
    return pause > 0 && --looks == 0;
  }
}
