package io.dawsos.job.cli.access;

import io.dawsos.access.User;
import io.dawsos.job.cli.Output;
import java.util.List;

/** Prints users. */
final class UserTable {
  private UserTable() {}

  /** Prints one user. */
  static void print(User user, Output output) {
    if (output.isJson()) {
      output.json(user);
    } else {
      rows(List.of(user), output);
    }
  }

  /** Prints users in columns. */
  static void rows(List<User> users, Output output) {
    output.table(
        List.of("ID", "ROLE", "NAME", "CREATED", "DISABLED", "SUBJECT"),
        users.stream().map(UserTable::row).toList());
  }

  private static List<String> row(User user) {
    return List.of(
        user.id().toString(),
        user.role().name(),
        user.name(),
        user.createdAt().toString(),
        user.disabledAt() == null ? "no" : user.disabledAt().toString(),
        user.subject() == null ? "-" : user.subject() + " of " + user.issuer());
  }
}
