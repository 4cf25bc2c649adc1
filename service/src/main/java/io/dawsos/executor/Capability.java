package io.dawsos.executor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method of an {@link Agent} that patterns may call. The method has two parameters, the
 * {@link RequestContext} and a record of arguments, and returns a record.
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

  /**
   * Whether the result is a function of the arguments, the pricing pack, the ledger commit and the
   * as-of date alone.
   */
  boolean pure() default true;

  /** Whether a call that failed for a transient reason may be repeated. */
  boolean idempotent() default true;
}
