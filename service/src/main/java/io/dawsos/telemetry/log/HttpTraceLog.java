package io.dawsos.telemetry.log;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dawsos.telemetry.http.RouteTemplates;
import io.dawsos.telemetry.privacy.PiiFilter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.glassfish.jersey.server.monitoring.ApplicationEvent;
import org.glassfish.jersey.server.monitoring.ApplicationEventListener;
import org.glassfish.jersey.server.monitoring.RequestEvent;
import org.glassfish.jersey.server.monitoring.RequestEventListener;
import org.slf4j.LoggerFactory;

/**
 * A line of JSON for each request: {@code ts, route, method, status, duration_ms, path}. A thread
 * of its own writes them; where it cannot keep up, lines are lost rather than requests held up. The
 * file is rolled daily and at 50 MiB, and kept for 7 days and 500 MiB.
 */
public final class HttpTraceLog implements ApplicationEventListener, AutoCloseable {
  private static final String NAME = "dawsos.http_traces";
  private static final int QUEUE = 4_096;

  private final ObjectMapper json = new ObjectMapper();
  private final Logger lines;
  private final AsyncAppender appender;
  private final PiiFilter filter;
  private final InstantSource clock;
  private final RouteTemplates routes;

  /**
   * A log in a file, whose folder is made.
   *
   * @param root the path under which all resources are, without a slash at its end
   */
  public HttpTraceLog(Path file, PiiFilter filter, InstantSource clock, String root) {
    this.filter = filter;
    this.clock = clock;
    this.routes = new RouteTemplates(root);
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    this.appender = appender(file, context);
    this.lines = context.getLogger(NAME);
    lines.setAdditive(false);
    lines.setLevel(Level.INFO);
    lines.addAppender(appender);
  }

  private static AsyncAppender appender(Path file, LoggerContext context) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern("%m%n");
    encoder.start();
    RollingFileAppender<ILoggingEvent> rolling = new RollingFileAppender<>();
    rolling.setContext(context);
    rolling.setFile(file.toString());
    SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy = new SizeAndTimeBasedRollingPolicy<>();
    policy.setContext(context);
    policy.setParent(rolling);
    policy.setFileNamePattern(file + ".%d.%i.gz");
    policy.setMaxFileSize(FileSize.valueOf("50MB"));
    policy.setMaxHistory(7);
    policy.setTotalSizeCap(FileSize.valueOf("500MB"));
    policy.start();
    rolling.setEncoder(encoder);
    rolling.setRollingPolicy(policy);
    rolling.start();
    AsyncAppender asynchronous = new AsyncAppender();
    asynchronous.setContext(context);
    asynchronous.setQueueSize(QUEUE);
    asynchronous.setNeverBlock(true);
    asynchronous.addAppender(rolling);
    asynchronous.start();
    return asynchronous;
  }

  @Override
  public void onEvent(ApplicationEvent event) {
    // Only requests matter.
  }

  @Override
  public RequestEventListener onRequest(RequestEvent request) {
    long start = System.nanoTime();
    return event -> {
      if (event.getType() == RequestEvent.Type.FINISHED) {
        write(event, (System.nanoTime() - start) / 1_000_000.0);
      }
    };
  }

  private void write(RequestEvent event, double milliseconds) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("ts", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    line.put("route", routes.of(event.getUriInfo()));
    line.put("method", event.getContainerRequest().getMethod());
    line.put(
        "status",
        event.getContainerResponse() == null ? 500 : event.getContainerResponse().getStatus());
    line.put("duration_ms", Math.round(milliseconds * 1_000) / 1_000.0);
    line.put("path", filter.path("/" + event.getUriInfo().getPath(false)));
    try {
      lines.info("{}", json.writeValueAsString(line));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // texts and numbers can be written
    }
  }

  /** Writes what waits, and closes the file. */
  @Override
  public void close() {
    lines.detachAppender(appender);
    appender.stop();
  }
}
