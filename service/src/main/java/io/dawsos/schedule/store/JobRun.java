package io.dawsos.schedule.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run of a job for one business date, however often it was resumed.
 *
 * @param job the job's name, such as {@code nightly}
 * @param state never SKIPPED
 * @param endedAt null while it is not done or failed
 * @param owner host and process that works on it, or did last
 * @param requestedBy what asked for it last: {@code command}, {@code backfill} or {@code schedule}
 * @param takenOverFrom the owner that left it unfinished without a word; null where none did
 */
public record JobRun(
    UUID id,
    String job,
    LocalDate businessDate,
    JobState state,
    Instant startedAt,
    @Nullable Instant endedAt,
    String owner,
    String requestedBy,
    @Nullable String takenOverFrom) {}
