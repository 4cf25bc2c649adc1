package io.dawsos.pack.bundle;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong with a bundle.
 *
 * @param entry the file in the bundle; null where the zip file itself is wrong
 * @param line the line of {@code entry}, from 1; null where it is not one line that is wrong
 * @param message the rest of the sentence; what it quotes of the bundle is shortened and printable
 */
public record BundleProblem(@Nullable String entry, @Nullable Integer line, String message) {
  private static final int MAX_TEXT = 250;
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

  /** Makes what a hostile bundle says fit for a terminal. */
  public BundleProblem {
    entry = entry == null ? null : printable(entry);
    message = printable(message);
  }

  static BundleProblem of(BundleEntry entry, String message) {
    return new BundleProblem(entry.file(), null, message);
  }

  private static String printable(String text) {
    String shown = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) + "…" : text;
    return UNPRINTABLE.matcher(shown).replaceAll("?");
  }

  @Override
  public String toString() {
    String place = entry == null ? "" : entry + (line == null ? "" : " line " + line) + ": ";
    return place + message;
  }
}
