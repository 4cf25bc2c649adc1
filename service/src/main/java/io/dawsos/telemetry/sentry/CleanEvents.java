package io.dawsos.telemetry.sentry;

import static java.util.stream.Collectors.joining;

import io.dawsos.error.ErrorCode;
import io.dawsos.telemetry.privacy.PiiFilter;
import io.sentry.Breadcrumb;
import io.sentry.Hint;
import io.sentry.SentryEvent;
import io.sentry.SpanContext;
import io.sentry.SpanId;
import io.sentry.protocol.Mechanism;
import io.sentry.protocol.Message;
import io.sentry.protocol.SentryException;
import io.sentry.protocol.SentryId;
import io.sentry.protocol.SentryStackFrame;
import io.sentry.protocol.SentryStackTrace;
import io.sentry.protocol.User;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Events made anew of what may leave, so that whatever else the library or a future caller puts
 * into one stays here. Texts go through the filter; of contexts there is the trace, of tags a few.
 */
final class CleanEvents {
  static final String TRACE_ID = "trace_id";
  static final String SPAN_ID = "span_id";
  static final String CODE = "code";

  private static final Map<String, Pattern> TAGS =
      Map.of(
          TRACE_ID, Pattern.compile("[0-9a-f]{32}"),
          SPAN_ID, Pattern.compile("[0-9a-f]{16}"),
          CODE,
              Pattern.compile(
                  Stream.of(ErrorCode.values()).map(ErrorCode::name).collect(joining("|"))));

  /** What classes, methods and loggers are named. */
  private static final Pattern JAVA_NAME = Pattern.compile("[\\w.$<>/-]{1,300}");

  private final PiiFilter filter;

  CleanEvents(PiiFilter filter) {
    this.filter = filter;
  }

  /** What leaves of an event. */
  SentryEvent event(SentryEvent event, Hint hint) {
    hint.clearAttachments();
    SentryEvent clean = new SentryEvent(event.getTimestamp());
    clean.setEventId(event.getEventId());
    clean.setLevel(event.getLevel());
    clean.setPlatform(event.getPlatform());
    clean.setRelease(event.getRelease());
    clean.setEnvironment(event.getEnvironment());
    clean.setSdk(event.getSdk());
    clean.setLogger(named(event.getLogger()));
    clean.setMessage(message(event.getMessage()));
    clean.setExceptions(each(event.getExceptions(), this::exception));
    clean.setBreadcrumbs(each(event.getBreadcrumbs(), this::breadcrumb));
    clean.setUser(user(event.getUser()));
    TAGS.forEach(
        (name, form) -> {
          String value = event.getTag(name);
          if (value != null && form.matcher(value).matches()) {
            clean.setTag(name, value);
          }
        });
    setTrace(clean);
    return clean;
  }

  /** Sentry shows and links the trace that the context names. */
  private static void setTrace(SentryEvent clean) {
    String trace = clean.getTag(TRACE_ID);
    String span = clean.getTag(SPAN_ID);
    if (trace != null && span != null) {
      clean
          .getContexts()
          .setTrace(new SpanContext(new SentryId(trace), new SpanId(span), "dawsos", null, null));
    }
  }

  private static <T> @Nullable List<T> each(
      @Nullable List<T> all, java.util.function.UnaryOperator<T> cleaning) {
    return all == null ? null : all.stream().filter(Objects::nonNull).map(cleaning).toList();
  }

  private @Nullable String text(@Nullable String text) {
    return text == null ? null : filter.text(text);
  }

  private static @Nullable String named(@Nullable String name) {
    return name == null || JAVA_NAME.matcher(name).matches() ? name : PiiFilter.REDACTED;
  }

  private @Nullable Message message(@Nullable Message message) {
    if (message == null) {
      return null;
    }
    Message clean = new Message();
    clean.setFormatted(text(message.getFormatted()));
    return clean;
  }

  private SentryException exception(SentryException exception) {
    SentryException clean = new SentryException();
    clean.setType(named(exception.getType()));
    clean.setModule(named(exception.getModule()));
    clean.setValue(text(exception.getValue()));
    SentryStackTrace stack = exception.getStacktrace();
    if (stack != null) {
      clean.setStacktrace(
          new SentryStackTrace(
              Objects.requireNonNullElse(each(stack.getFrames(), CleanEvents::frame), List.of())));
    }
    if (exception.getMechanism() != null) {
      Mechanism mechanism = new Mechanism();
      mechanism.setType("logback");
      mechanism.setHandled(true);
      clean.setMechanism(mechanism);
    }
    return clean;
  }

  private static SentryStackFrame frame(SentryStackFrame frame) {
    SentryStackFrame clean = new SentryStackFrame();
    clean.setModule(named(frame.getModule()));
    clean.setFunction(named(frame.getFunction()));
    clean.setFilename(named(frame.getFilename()));
    clean.setLineno(frame.getLineno());
    clean.setInApp(frame.getModule() != null && frame.getModule().startsWith("io.dawsos"));
    return clean;
  }

  /** What leaves of a breadcrumb. */
  Breadcrumb breadcrumb(Breadcrumb breadcrumb) {
    Breadcrumb clean = new Breadcrumb(breadcrumb.getTimestamp());
    clean.setCategory(named(breadcrumb.getCategory()));
    clean.setLevel(breadcrumb.getLevel());
    clean.setMessage(text(breadcrumb.getMessage()));
    filter
        .map(breadcrumb.getData())
        .forEach(
            (name, value) -> {
              if (value != null) {
                clean.setData(name, value);
              }
            });
    return clean;
  }

  private @Nullable User user(@Nullable User user) {
    String id = user == null ? null : user.getId();
    if (id == null) {
      return null;
    }
    User clean = new User();
    clean.setId(filter.hashed(id));
    return clean;
  }
}
