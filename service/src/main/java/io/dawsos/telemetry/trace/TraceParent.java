package io.dawsos.telemetry.trace;

/**
 * The property of a request that holds the W3C {@code traceparent} of its span, as text. Those who
 * answer show the id of that trace; without tracing nobody sets it.
 */
public final class TraceParent {
  /** Its name. */
  public static final String PROPERTY = TraceParent.class.getName();

  private TraceParent() {}
}
