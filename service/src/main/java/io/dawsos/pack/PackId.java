package io.dawsos.pack;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Identifies one pricing pack: {@code PP_<as-of date>[_r<revision>]}. Immutable; orders by date,
 * then revision.
 *
 * @param asOf the business date that the pack prices, in the years 0 to 9999
 * @param revision 0 for the first pack of a date, 1 to 9999 for those that correct it
 */
public record PackId(LocalDate asOf, int revision) implements Comparable<PackId> {
  private static final Pattern TEXT =
      Pattern.compile("PP_(\\d{4}-\\d{2}-\\d{2})(?:_r([1-9]\\d{0,3}))?");
  private static final int MAX_REVISION = 9999;
  private static final int MAX_YEAR = 9999;
  private static final Comparator<PackId> ORDER =
      Comparator.comparing(PackId::asOf).thenComparing(PackId::revision);

  /** Checks that {@link #toString} prints what {@link #fromString} reads. */
  public PackId {
    if (revision < 0 || revision > MAX_REVISION) {
      throw new IllegalArgumentException("revision is not 0 to 9999: " + revision);
    }
    if (asOf.getYear() < 0 || asOf.getYear() > MAX_YEAR) {
      throw new IllegalArgumentException("year is not 0 to 9999: " + asOf);
    }
  }

  /** Reads what {@link #toString} prints; throws IllegalArgumentException naming another text. */
  @JsonCreator
  public static PackId fromString(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (matcher.matches()) {
      try {
        String revision = matcher.group(2);
        return new PackId(
            LocalDate.parse(matcher.group(1)), revision == null ? 0 : Integer.parseInt(revision));
      } catch (DateTimeException e) {
        throw new IllegalArgumentException("no such date in pack id \"" + text + "\"", e);
      }
    }
    throw new IllegalArgumentException(
        "not a pack id: \"" + text + "\" (expected PP_yyyy-MM-dd or PP_yyyy-MM-dd_r1)");
  }

  @JsonValue
  @Override
  public String toString() {
    return "PP_" + asOf + (revision == 0 ? "" : "_r" + revision);
  }

  @Override
  public int compareTo(PackId other) {
    return ORDER.compare(this, other);
  }
}
