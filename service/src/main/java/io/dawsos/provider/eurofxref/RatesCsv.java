package io.dawsos.provider.eurofxref;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The CSV files {@code eurofxref-hist.csv} (dates as {@code 2026-04-13}) and {@code eurofxref.csv}
 * (dates as {@code 13 April 2026}): a column for each currency, a row for each day, {@code N/A} for
 * no rate. Immutable.
 */
public final class RatesCsv {
  private static final DateTimeFormatter IN_WORDS =
      DateTimeFormatter.ofPattern("dd MMMM uuuu", Locale.ENGLISH)
          .withResolverStyle(ResolverStyle.STRICT);

  private final List<String> names;

  private RatesCsv(List<String> names) {
    this.names = names;
  }

  /** The reader of the rows below this header; empty where it is not one of the ECB's. */
  public static Optional<RatesCsv> of(List<String> header) {
    List<String> names = header.stream().map(name -> name.replace("\uFEFF", "").strip()).toList();
    boolean known = names.size() > 2 && names.get(0).equals("Date") && names.contains("USD");
    return known ? Optional.of(new RatesCsv(names)) : Optional.empty();
  }

  /**
   * Reads one day.
   *
   * @throws DateTimeParseException with the text that is no date
   * @throws IllegalArgumentException saying what else is wrong with the row
   */
  public void readDay(List<String> row, RateSink sink) {
    // The published file ends most lines, but not all, with a comma.
    boolean trailingComma = names.get(names.size() - 1).isEmpty();
    if (row.size() > names.size() || row.size() < names.size() - (trailingComma ? 1 : 0)) {
      throw new IllegalArgumentException(
          "%d fields where %d are expected".formatted(row.size(), names.size()));
    }
    LocalDate date = date(row.get(0).strip());
    for (int column = 1; column < row.size(); column++) {
      String rate = row.get(column).strip();
      if (!rate.isEmpty() && !rate.equals("N/A")) {
        sink.accept(date, names.get(column), rate);
      }
    }
  }

  private static LocalDate date(String text) {
    boolean inWords = text.indexOf(' ') > 0;
    return inWords ? LocalDate.parse(text, IN_WORDS) : LocalDate.parse(text);
  }

  /** Reads a whole file; throws MalformedFileException naming the line that is wrong. */
  static void read(Reader text, RateSink sink) throws IOException {
    long line = 1;
    try (CSVParser rows = CSVParser.parse(text, CSVFormat.RFC4180)) {
      Iterator<CSVRecord> iterator = rows.iterator();
      RatesCsv reader =
          (iterator.hasNext() ? of(iterator.next().toList()) : Optional.<RatesCsv>empty())
              .orElseThrow(
                  () -> new MalformedFileException(1, "no header such as Date,USD,JPY,…", null));
      while (iterator.hasNext()) {
        CSVRecord row = iterator.next();
        line = rows.getCurrentLineNumber();
        if (row.size() > 1 || !row.get(0).isBlank()) {
          reader.readDay(row.toList(), sink);
        }
      }
    } catch (DateTimeParseException e) {
      throw new MalformedFileException(line, "not a date: \"" + e.getParsedString() + "\"", e);
    } catch (MalformedFileException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new MalformedFileException(line, String.valueOf(e.getMessage()), e);
    } catch (UncheckedIOException e) {
      throw new MalformedFileException(line + 1, "not a CSV file in UTF-8", e);
    }
  }
}
