package io.dawsos.pack.quality;

/** One check of a pack. Stateless. */
interface QualityCheck {
  /** Adds what it finds. */
  void run(QualityInput input, Findings findings);
}
