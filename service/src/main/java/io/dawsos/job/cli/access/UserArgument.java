package io.dawsos.job.cli.access;

import io.dawsos.access.Role;
import io.dawsos.access.User;
import io.dawsos.access.UserId;
import io.dawsos.access.UserStore;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.job.Services;
import io.dawsos.job.cli.CommandArguments;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** Users and roles of command lines. */
final class UserArgument {
  private UserArgument() {}

  /** Declares the argument of commands about a user. */
  static void add(Subparser parser) {
    parser.addArgument("user").metavar("USER").help("the user's name or id");
  }

  /** The user of that argument. */
  static User of(Services services, Namespace arguments) {
    return find(services, arguments.getString("user"));
  }

  /** The user of a name or an id; throws USER_UNKNOWN. */
  static User find(Services services, String text) {
    UserStore users = services.stores().users();
    return users
        .findByName(text)
        .or(() -> id(text).flatMap(users::find))
        .orElseThrow(
            () ->
                new DawsosException(
                    ErrorCode.USER_UNKNOWN,
                    "there is no user \"%s\"".formatted(text),
                    "`dawsos user list` names the users, `dawsos user create` makes one"));
  }

  private static Optional<UserId> id(String text) {
    try {
      return Optional.of(new UserId(UUID.fromString(text)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The role of a text in any case. */
  static Role role(String text) {
    return Arrays.stream(Role.values())
        .filter(role -> role.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                CommandArguments.invalid(
                    "unknown role \"%s\"".formatted(text), "give one of " + roles()));
  }

  /** The roles, for help texts. */
  static String roles() {
    return String.join(", ", Arrays.stream(Role.values()).map(Role::name).toList());
  }
}
