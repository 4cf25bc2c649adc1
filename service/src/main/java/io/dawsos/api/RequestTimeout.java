package io.dawsos.api;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How long a request may take: {@code X-Request-Timeout-Ms}, capped by the configuration. */
final class RequestTimeout {
  static final String HEADER = "X-Request-Timeout-Ms";

  /** For the document of the API. */
  static final String DESCRIPTION =
      "the most that the request may take, in milliseconds; the service's own limit caps it";

  private static final Pattern POSITIVE = Pattern.compile("0{0,9}[1-9][0-9]{0,8}");

  private RequestTimeout() {}

  /**
   * The time that a request has.
   *
   * @param asked the header; null where there is none
   * @param most the most that a request may have
   * @throws DawsosException ARGUMENT_INVALID where the header is no positive whole number
   */
  static Duration of(@Nullable String asked, Duration most) {
    if (asked == null) {
      return most;
    }
    if (!POSITIVE.matcher(asked).matches()) {
      throw new DawsosException(
          ErrorCode.ARGUMENT_INVALID,
          HEADER + " is not a positive whole number of milliseconds",
          "send one like 2500, or leave it out for the service's own limit");
    }
    Duration time = Duration.ofMillis(Long.parseLong(asked));
    return time.compareTo(most) < 0 ? time : most;
  }
}
