package io.dawsos.provider.http;

import io.dawsos.provider.http.ExchangeListener.Outcome;
import java.net.http.HttpHeaders;
import java.util.Map;

/**
 * What came of one exchange.
 *
 * @param status the HTTP status; 0 where no answer came
 * @param reason in a few words, what went wrong where no answer came; without any part of the URL
 * @param body the whole body after decompression; empty where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and written once
record Reply(Outcome outcome, int status, String reason, HttpHeaders headers, byte[] body) {
  private static final HttpHeaders NO_HEADERS = HttpHeaders.of(Map.of(), (name, value) -> true);

  static Reply none(Outcome outcome, String reason) {
    return new Reply(outcome, 0, reason, NO_HEADERS, new byte[0]);
  }

  static Reply of(int status, HttpHeaders headers, byte[] body) {
    return new Reply(outcomeOf(status), status, "", headers, body);
  }

  private static Outcome outcomeOf(int status) {
    if (status >= 200 && status < 300) {
      return Outcome.OK;
    }
    if (status == 429) {
      return Outcome.LIMITED;
    }
    if (status >= 500) {
      return Outcome.FAILED;
    }
    return status >= 300 && status < 400 ? Outcome.REDIRECTED : Outcome.REFUSED;
  }
}
