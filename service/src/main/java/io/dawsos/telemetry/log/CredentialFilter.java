package io.dawsos.telemetry.log;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import io.dawsos.telemetry.privacy.PiiFilter;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Takes credentials out of log lines and of the messages of exceptions, before any appender. */
public final class CredentialFilter extends AppenderBase<ILoggingEvent> {
  private final PiiFilter filter;
  private final List<Appender<ILoggingEvent>> appenders;

  private CredentialFilter(PiiFilter filter, List<Appender<ILoggingEvent>> appenders) {
    this.filter = filter;
    this.appenders = appenders;
    setName("credential-filter");
  }

  /** Puts itself before the appenders that there are, and returns what takes it away again. */
  public static Runnable install(PiiFilter filter) {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    List<Appender<ILoggingEvent>> appenders = new ArrayList<>();
    root.iteratorForAppenders().forEachRemaining(appenders::add);
    CredentialFilter first = new CredentialFilter(filter, appenders);
    first.setContext(root.getLoggerContext());
    first.start();
    root.addAppender(first);
    appenders.forEach(root::detachAppender);
    return () -> {
      if (root.detachAppender(first)) {
        appenders.forEach(root::addAppender);
      }
    };
  }

  @Override
  protected void append(ILoggingEvent event) {
    ILoggingEvent shown = FilteredEvent.of(event, filter);
    appenders.forEach(appender -> appender.doAppend(shown));
  }
}
