package io.dawsos.executor;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.error.ErrorKind;
import java.sql.SQLException;
import org.jdbi.v3.core.ConnectionException;
import org.jspecify.annotations.Nullable;

/** What the failures of capabilities mean. */
final class CapabilityFailure {
  private CapabilityFailure() {}

  /** What callers are told of an exception; its own text stays in the log. */
  static DawsosException of(String capability, Throwable thrown) {
    if (thrown instanceof DawsosException known) {
      return known;
    }
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (isLostConnection(cause)) {
        return new DawsosException(
            ErrorCode.DATABASE_UNAVAILABLE,
            "the database did not answer " + capability,
            "try again shortly",
            thrown);
      }
    }
    return new DawsosException(
        ErrorCode.CAPABILITY_FAILED, capability + " failed", "the log has the reason", thrown);
  }

  private static boolean isLostConnection(Throwable cause) {
    return cause instanceof ConnectionException
        || (cause instanceof SQLException failure && isLostConnection(failure.getSQLState()));
  }

  /** Class 08: connection; 57P: the server stops, crashed or starts. */
  private static boolean isLostConnection(@Nullable String state) {
    return state != null && (state.startsWith("08") || state.startsWith("57P"));
  }

  /** Whether the same call may succeed a moment later. */
  static boolean isTransient(DawsosException failure) {
    return failure.code().kind() == ErrorKind.UNAVAILABLE;
  }

  /** Whether it says that the agent does not work, rather than that it was asked wrongly. */
  static boolean isTheAgents(Throwable failure) {
    return !(failure instanceof DawsosException known)
        || switch (known.code().kind()) {
          case UNAVAILABLE, ENVIRONMENT, INTERNAL -> true;
          default -> false;
        };
  }
}
