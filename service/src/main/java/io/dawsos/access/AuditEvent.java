package io.dawsos.access;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done, or that was refused to somebody. Names no person and holds no figure.
 *
 * @param actor who
 * @param action a command such as {@code user create}, or a request such as {@code GET /v1/audit}
 * @param subject what was changed or asked for
 * @param outcome whether it was done
 * @param requestId id of the request; null for commands
 * @param detail more, as texts under names
 */
public record AuditEvent(
    Actor actor,
    String action,
    Subject subject,
    Outcome outcome,
    @Nullable String requestId,
    Map<String, String> detail) {

  /**
   * Who did it, or wanted to.
   *
   * @param user the user of a request; null where it showed none
   * @param key the API key of a request; null without
   * @param author of a command, the user of the machine who gave it; null for requests
   */
  public record Actor(@Nullable UserId user, @Nullable UUID key, @Nullable String author) {
    /** Who gave a command. */
    public static Actor author(String name) {
      return new Actor(null, null, name);
    }
  }

  /**
   * A thing.
   *
   * @param kind such as {@code portfolio}
   * @param id null where there is none
   */
  public record Subject(String kind, @Nullable String id) {}

  /** How it ended. */
  public enum Outcome {
    /** It was done. */
    DONE,
    /** It was refused. */
    DENIED;

    /** As it is stored and shown. */
    @JsonValue
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** An event of a command that did something. */
  public static AuditEvent done(String author, String action, Subject subject) {
    return new AuditEvent(Actor.author(author), action, subject, Outcome.DONE, null, Map.of());
  }
}
