package io.dawsos.executor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a public method of an {@link Agent} that patterns may call. It takes two parameters and
 * returns a record; the second parameter is a record of arguments. The first says what the result
 * depends on: {@link Pins} makes a pure capability, whose results are remembered and given to
 * everybody who asks for the same; {@link RequestContext} one that is called each time.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Capability {
  /**
   * The name by which steps call the capability, such as {@code portfolio.get_valued_positions}.
   */
  String value();

  /** One sentence that says what the capability gives. */
  String description();

  /** Whether a call that failed for a transient reason may be repeated. */
  boolean idempotent() default true;

  /** Longest time of a call in milliseconds; 0 for {@code executor.agents.timeout}. */
  long timeoutMs() default 0;
}
