package io.dawsos.telemetry.log;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import io.dawsos.telemetry.privacy.PiiFilter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An exception of a log event, its message and those of its causes without credentials. */
record FilteredThrowable(IThrowableProxy thrown, PiiFilter filter) implements IThrowableProxy {
  /** The exception itself where none of the messages has any. */
  static IThrowableProxy of(IThrowableProxy thrown, PiiFilter filter) {
    return isClean(thrown, filter) ? thrown : new FilteredThrowable(thrown, filter);
  }

  private static boolean isClean(@Nullable IThrowableProxy thrown, PiiFilter filter) {
    if (thrown == null || thrown.isCyclic()) {
      return true;
    }
    String message = thrown.getMessage();
    return (message == null || filter.withoutCredentials(message).equals(message))
        && isClean(thrown.getCause(), filter)
        && Arrays.stream(thrown.getSuppressed()).allMatch(each -> isClean(each, filter));
  }

  @Override
  public @Nullable String getMessage() {
    String message = thrown.getMessage();
    return message == null ? null : filter.withoutCredentials(message);
  }

  @Override
  public String getClassName() {
    return thrown.getClassName();
  }

  @Override
  public StackTraceElementProxy[] getStackTraceElementProxyArray() {
    return thrown.getStackTraceElementProxyArray();
  }

  @Override
  public int getCommonFrames() {
    return thrown.getCommonFrames();
  }

  @Override
  public @Nullable IThrowableProxy getCause() {
    IThrowableProxy cause = thrown.getCause();
    return cause == null ? null : of(cause, filter);
  }

  @Override
  public IThrowableProxy[] getSuppressed() {
    return Arrays.stream(thrown.getSuppressed())
        .map(each -> of(each, filter))
        .toArray(IThrowableProxy[]::new);
  }

  @Override
  public boolean isCyclic() {
    return thrown.isCyclic();
  }
}
