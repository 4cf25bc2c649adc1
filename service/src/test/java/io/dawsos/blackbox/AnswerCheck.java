package io.dawsos.blackbox;

import io.dawsos.blackbox.Api.Answer;
import java.net.http.HttpRequest;

/** Looks at every answer that a test gets. */
interface AnswerCheck {
  /** Takes every answer. */
  AnswerCheck NONE = (request, answer) -> {};

  /** Fails where the answer to the request is not as it should be. */
  void check(HttpRequest request, Answer answer);
}
