package io.dawsos.executor;

/**
 * How long a step took.
 *
 * @param step its name in the pattern
 * @param capability what it called
 * @param durationMs wall time in milliseconds, with the waiting for its agent; steps may overlap
 */
public record StepTime(String step, String capability, double durationMs) {}
