package io.dawsos.pack.quality;

import io.dawsos.pack.build.Rejection;
import java.util.regex.Pattern;

/** Quotes that a source sent and that cannot be used. */
final class RejectedCheck implements QualityCheck {
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final int LONGEST = 500;

  @Override
  public void run(QualityInput input, Findings findings) {
    for (Rejection rejection : input.draft().seen().rejected()) {
      findings.add(
          line(rejection.subject()),
          null,
          null,
          () -> "%s (%s)".formatted(line(rejection.reason()), rejection.source()));
    }
  }

  /** What a source wrote, as part of a line: a database refuses NUL, a terminal obeys escapes. */
  private static String line(String text) {
    String bounded = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    return CONTROL.matcher(bounded).replaceAll("?");
  }
}
