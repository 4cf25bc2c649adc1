package io.dawsos.blackbox;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;

/** Starts Prometheus and Alertmanager; where that is not wanted, it is skipped. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@DisabledIfEnvironmentVariable(
    named = "SKIP_PROMETHEUS_TESTS",
    matches = "true",
    disabledReason = "SKIP_PROMETHEUS_TESTS is true")
@interface NeedsPrometheus {}
