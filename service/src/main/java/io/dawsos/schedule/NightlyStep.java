package io.dawsos.schedule;

import java.time.LocalDate;

/**
 * One step of a job. Running it again for the same date changes nothing but what is missing or was
 * left half-done, as a step whose process was killed runs again. A backfill runs two steps of one
 * job at once, but never one step twice at once.
 */
public interface NightlyStep {
  /** Its name in records, such as {@code build_pack}; the same in every release. */
  String name();

  /**
   * Does the work of a business date.
   *
   * @throws Exception for a failure; a DawsosException tells the operator what to do
   */
  StepOutcome run(LocalDate date) throws Exception;
}
