package io.dawsos.schedule.store;

import java.time.LocalDate;

/**
 * Asks for a run.
 *
 * @param job the job's name, such as {@code nightly}
 * @param date the business date
 * @param owner host and process that will work on it
 * @param requestedBy {@code command}, {@code backfill} or {@code schedule}
 * @param again whether an unfinished run is given up for a new one rather than resumed
 */
public record RunRequest(
    String job, LocalDate date, String owner, String requestedBy, boolean again) {}
