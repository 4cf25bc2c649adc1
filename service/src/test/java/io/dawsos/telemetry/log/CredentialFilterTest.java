package io.dawsos.telemetry.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.dawsos.database.Secret;
import io.dawsos.telemetry.privacy.PiiFilter;
import io.dawsos.telemetry.privacy.Pseudonyms;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class CredentialFilterTest {
  private static final String KEY = "dk_abcdefgh0123456789";

  @Test
  void noLineAndNoExceptionInItHasACredential() {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    root.addAppender(lines);
    Runnable uninstall = CredentialFilter.install(new PiiFilter(new Pseudonyms(new Secret(""))));
    try {
      Logger logger = (Logger) LoggerFactory.getLogger(CredentialFilterTest.class);
      logger.warn("the key {} failed", KEY);
      logger.warn(
          "failed",
          new IllegalStateException(
              "password=hush-hush", new IllegalArgumentException("Bearer " + KEY)));
      logger.warn("the pack {} is worth {}", "PP_2025-10-24", "12.50 CAD");
    } finally {
      uninstall.run();
      root.detachAppender(lines);
    }

    PatternLayout layout = new PatternLayout();
    layout.setContext(root.getLoggerContext());
    layout.setPattern("%m%n%ex");
    layout.start();
    String text = String.join("", lines.list.stream().map(layout::doLayout).toList());
    assertThat(text)
        .doesNotContain(KEY)
        .doesNotContain("hush-hush")
        .contains("the key [REDACTED] failed")
        .contains("java.lang.IllegalStateException: password=[REDACTED]")
        .contains("Caused by: java.lang.IllegalArgumentException")
        .contains("at io.dawsos.telemetry.log.CredentialFilterTest")
        .contains("the pack PP_2025-10-24 is worth 12.50 CAD");
    assertThat(lines.list).as("the others came through, too").hasSize(3);
  }
}
