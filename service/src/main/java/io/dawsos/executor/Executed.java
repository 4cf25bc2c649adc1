package io.dawsos.executor;

import io.dawsos.error.DawsosException;
import io.dawsos.executor.store.ExecutionWriter.Storing;

/**
 * An execution that is computed and on its way into the database. Waiting for that needs none of
 * the threads that compute.
 */
public record Executed(ExecutionResult answer, Storing storing) {
  /**
   * Returns the answer when the execution is stored.
   *
   * @throws DawsosException DATABASE_UNAVAILABLE
   */
  public ExecutionResult stored() {
    storing.await();
    return answer;
  }
}
