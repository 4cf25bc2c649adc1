package io.dawsos.pack.quality;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a check found.
 *
 * @param subject the security or pair
 * @param message one sentence for people, with the values that matter
 * @param measured what was measured, in the unit of the limit; null where nothing was
 * @param limit the policy's limit; null where there is none
 */
public record Finding(
    String subject, String message, @Nullable BigDecimal measured, @Nullable BigDecimal limit) {}
