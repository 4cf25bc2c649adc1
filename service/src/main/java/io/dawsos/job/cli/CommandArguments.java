package io.dawsos.job.cli;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.pack.FreshnessRule;
import io.dawsos.pack.PackId;
import io.dawsos.pack.bundle.Ed25519;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jspecify.annotations.Nullable;

/** Reads dates, ids and files of command lines, or says which argument is wrong. */
public final class CommandArguments {
  private static final int MAX_NAME = 200;

  private CommandArguments() {}

  /** The date of an option; null where it was not given. */
  public static @Nullable LocalDate date(Namespace arguments, String option) {
    String text = arguments.getString(option);
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw invalid("--%s is not a date: \"%s\"".formatted(option, text), "write it as 2025-12-31");
    }
  }

  /** The date of {@code --from}; before every pack where it was not given. */
  public static LocalDate from(Namespace arguments) {
    return Objects.requireNonNullElse(date(arguments, "from"), LocalDate.of(1, 1, 1));
  }

  /** The date of {@code --to}; after every pack where it was not given. */
  public static LocalDate to(Namespace arguments) {
    return Objects.requireNonNullElse(date(arguments, "to"), LocalDate.of(9999, 12, 31));
  }

  /** The date of an option that must be given. */
  public static LocalDate requiredDate(Namespace arguments, String option) {
    LocalDate date = date(arguments, option);
    if (date == null) {
      throw invalid("--%s is missing".formatted(option), "write it as 2025-12-31");
    }
    return date;
  }

  /** Refuses days of which the first lies after the last. */
  public static void requireOrder(LocalDate from, LocalDate to) {
    if (from.isAfter(to)) {
      throw invalid("--from %s lies after --to %s".formatted(from, to), "swap them");
    }
  }

  /** Refuses text that was lost on the way in, rather than keep it with a pack for ever. */
  public static void requireReadable(Namespace arguments) {
    for (Object value : arguments.getAttrs().values()) {
      if (String.valueOf(value).indexOf('\uFFFD') >= 0) {
        throw invalid(
            "an argument holds characters that cannot be read in this locale",
            "set LC_ALL to a locale of UTF-8, such as C.UTF-8");
      }
    }
  }

  /** The text of an option that must be given. */
  public static String required(Namespace arguments, String option) {
    String text = arguments.getString(option);
    if (text == null) {
      throw invalid("--%s is missing".formatted(option), "`--help` tells what to give");
    }
    return text;
  }

  /** An id of an argument. */
  public static UUID uuid(String text, String advice) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw invalid("not an id: \"%s\"".formatted(text), advice);
    }
  }

  public static void addReasonAndAuthor(Subparser parser, boolean required) {
    parser
        .addArgument("--reason")
        .required(required)
        .metavar("TEXT")
        .help("why, in one line; kept with the pack");
    parser
        .addArgument("--author")
        .metavar("NAME")
        .help("who decides it (default: the user of this process)");
  }

  /** Who decides: {@code --author}, else the user of the process. */
  public static String author(Namespace arguments) {
    String author = arguments.getString("author");
    return author == null ? System.getProperty("user.name", "unknown") : author;
  }

  /** Makes a value of arguments; what it refuses, the user gave. */
  public static <T> T checked(Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw invalid(String.valueOf(e.getMessage()), "`--help` tells what to give");
    }
  }

  /** Refuses a date after today's business date. */
  public static void requirePast(LocalDate date, FreshnessRule today) {
    if (date.isAfter(today.today())) {
      throw new DawsosException(
          ErrorCode.DATE_IN_FUTURE,
          "%s is in the future (today is %s)".formatted(date, today.today()),
          "give today or an earlier date");
    }
  }

  /** The pack id of an argument. */
  public static PackId packId(String text) {
    try {
      return PackId.fromString(text);
    } catch (IllegalArgumentException e) {
      throw invalid(String.valueOf(e.getMessage()), "`dawsos pack list` names the packs");
    }
  }

  /** A name for people: not blank, at most 200 characters. */
  public static String name(Namespace arguments) {
    String name = arguments.getString("name").strip();
    if (name.isEmpty() || name.length() > MAX_NAME) {
      throw invalid("the name is empty or longer than 200 characters", "give a few words");
    }
    return name;
  }

  /** The public key of {@code --public-key}; null where it was not given. */
  public static @Nullable PublicKey publicKey(Namespace arguments) {
    String file = arguments.getString("public_key");
    return file == null ? null : Ed25519.publicKey(Path.of(file));
  }

  /** The bundle of an argument, which must be a file. */
  public static Path bundle(String argument) {
    Path file = Path.of(argument);
    if (!Files.isRegularFile(file)) {
      throw invalid("there is no file " + argument, "`dawsos pack export` writes bundles");
    }
    return file;
  }

  public static DawsosException invalid(String message, String advice) {
    return new DawsosException(ErrorCode.ARGUMENT_INVALID, message, advice);
  }
}
