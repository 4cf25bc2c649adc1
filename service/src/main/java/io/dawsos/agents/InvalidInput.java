package io.dawsos.agents;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;

/** What capabilities throw where the inputs of a pattern make no sense. */
final class InvalidInput {
  private InvalidInput() {}

  static DawsosException of(String message) {
    return of(message, "correct the inputs of the pattern");
  }

  static DawsosException of(String message, String advice) {
    return new DawsosException(ErrorCode.INPUT_INVALID, message, advice);
  }
}
