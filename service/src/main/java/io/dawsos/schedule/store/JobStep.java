package io.dawsos.schedule.store;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a step of a run.
 *
 * @param ordinal its place among the job's steps, from 1
 * @param attempt counts the attempts of this run at the step, from 1
 * @param endedAt null while it is running
 * @param rows what the step made or found there; null where it did not say
 * @param message one sentence for people; null while it is running
 */
public record JobStep(
    UUID runId,
    String step,
    int ordinal,
    int attempt,
    JobState state,
    Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable Long rows,
    @Nullable String message) {}
