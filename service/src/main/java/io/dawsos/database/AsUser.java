package io.dawsos.database;

import java.util.UUID;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;

/**
 * Runs SQL for a user: row-level security then shows the service's role what the user may see. Over
 * the owner's connections it changes nothing, as the owner sees every row.
 */
public final class AsUser {
  private AsUser() {}

  /** Runs the work in a transaction for the user. */
  public static <T, X extends Exception> T run(Jdbi jdbi, UUID user, HandleCallback<T, X> work)
      throws X {
    return jdbi.inTransaction(
        handle -> {
          handle
              .createQuery("select set_config('app.user_id', :user, true)")
              .bind("user", user.toString())
              .mapTo(String.class)
              .one();
          return work.withHandle(handle);
        });
  }
}
