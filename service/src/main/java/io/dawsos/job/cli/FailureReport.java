package io.dawsos.job.cli;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dropwizard.configuration.ConfigurationException;
import java.io.FileNotFoundException;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.file.NoSuchFileException;
import java.util.regex.Pattern;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the user of a failed command: one line of what happened, then what to do next. */
public final class FailureReport {
  private static final Logger LOG = LoggerFactory.getLogger(FailureReport.class);

  /** Where in its own objects the parser was; the line and column of the file stay. */
  private static final Pattern INTERNALS =
      Pattern.compile(
          " *at \\[Source:[^\\]]*\\]| *in 'reader',| *\\(through reference chain:[^)]*\\)");

  private FailureReport() {}

  /** Prints the failure and returns the exit code. */
  public static ExitCode print(Throwable failure, PrintStream err) {
    DawsosException known = known(failure);
    err.println("dawsos: " + known.message());
    if (!known.advice().isEmpty()) {
      err.println("  " + known.advice());
    }
    LOG.debug("command failed", failure);
    return ExitCode.of(known.code().kind());
  }

  private static DawsosException known(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof DawsosException known) {
        return known;
      }
      if (cause instanceof ConfigurationException configuration) {
        return configuration(String.valueOf(configuration.getMessage()));
      }
      if (cause instanceof BindException) {
        return portInUse(failure, cause);
      }
      if (cause instanceof JdbiException) {
        return new DawsosException(
            ErrorCode.DATABASE_UNREACHABLE,
            "the database failed: " + rootMessage(cause),
            "check that it runs and has room; nothing half-done was kept");
      }
      if (cause instanceof NoSuchFileException file) {
        return configuration("there is no file " + file.getMessage());
      }
      if (cause instanceof FileNotFoundException file) {
        return configuration(String.valueOf(file.getMessage()));
      }
    }
    return new DawsosException(
        ErrorCode.CAPABILITY_FAILED,
        "unexpected failure: " + rootMessage(failure),
        "set logging.level: DEBUG in config.yml for the stack trace");
  }

  private static DawsosException configuration(String message) {
    // Dropwizard lists the mistakes on lines of their own under a headline.
    String line =
        INTERNALS.matcher(message).replaceAll("").strip().replaceAll("\\s*\\R\\s*\\*?\\s*", " ");
    return new DawsosException(
        ErrorCode.CONFIGURATION_INVALID,
        line,
        "the shipped config.yml names every key with its default");
  }

  private static DawsosException portInUse(Throwable failure, Throwable bind) {
    String message = String.valueOf(failure.getMessage());
    String text = message.contains("bind") ? message : String.valueOf(bind.getMessage());
    return new DawsosException(
        ErrorCode.PORT_IN_USE,
        "a port is in use: " + text,
        "stop the process that listens there, or set DAWSOS_PORT and DAWSOS_ADMIN_PORT");
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = root.getMessage();
    return message == null
        ? root.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }
}
