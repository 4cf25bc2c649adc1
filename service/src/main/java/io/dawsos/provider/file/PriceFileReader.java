package io.dawsos.provider.file;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.provider.eurofxref.MalformedFileException;
import io.dawsos.provider.eurofxref.RatesCsv;
import io.dawsos.provider.eurofxref.ReferenceRates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeParseException;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads one CSV file of prices or rates, or one of the ECB's files, into a book, or says which row
 * is wrong.
 */
final class PriceFileReader {
  private static final List<String> PRICES = List.of("date", "symbol", "close", "currency");
  private static final List<String> PRICES_WITH_SOURCE =
      List.of("date", "symbol", "close", "currency", "source");
  private static final List<String> RATES = List.of("date", "base", "quote", "rate");
  private static final int SHOWN = 200;

  private final Path file;
  private final QuoteRows quotes;
  private long line = 1;

  PriceFileReader(Path file, QuoteBook book) {
    this.file = file;
    this.quotes = new QuoteRows(book);
  }

  void read() {
    if (file.toString().matches("(?s).*\\.(xml|zip)")) {
      readReferenceRates();
    } else {
      readCsv();
    }
  }

  private void readReferenceRates() {
    try {
      ReferenceRates.read(Files.readAllBytes(file), quotes::addReferenceRate);
    } catch (MalformedFileException e) {
      line = e.line();
      throw invalid(null, e.message());
    } catch (IOException e) {
      throw PriceFiles.unreadable(file, e);
    }
  }

  private void readCsv() {
    try {
      long done = PlainPriceFile.read(file, quotes);
      if (done < Long.MAX_VALUE) {
        readCsvAfter(done);
      }
    } catch (IOException e) {
      throw PriceFiles.unreadable(file, e);
    }
  }

  private void readCsvAfter(long done) throws IOException {
    try (CSVParser rows =
        CSVParser.parse(Files.newBufferedReader(file, StandardCharsets.UTF_8), CSVFormat.RFC4180)) {
      Iterator<CSVRecord> iterator = rows.iterator();
      if (!iterator.hasNext()) {
        throw invalid(null, "the file is empty");
      }
      RowReader reader = readerFor(iterator.next());
      while (iterator.hasNext()) {
        CSVRecord row = iterator.next();
        line = rows.getCurrentLineNumber();
        if (line > done) {
          read(reader, row);
        }
      }
    } catch (UncheckedIOException | CSVException e) {
      line++;
      throw invalid(null, "not a CSV file in UTF-8: " + e.getMessage());
    }
  }

  private interface RowReader {
    void read(CSVRecord row);
  }

  private RowReader readerFor(CSVRecord header) {
    List<String> names = header.stream().map(name -> name.replace("\uFEFF", "").strip()).toList();
    if (names.equals(PRICES)) {
      return row -> readPrice(row, PRICES.size());
    }
    if (names.equals(PRICES_WITH_SOURCE)) {
      return row -> readPrice(row, PRICES_WITH_SOURCE.size());
    }
    if (names.equals(RATES)) {
      return this::readRate;
    }
    RatesCsv days =
        RatesCsv.of(names)
            .orElseThrow(
                () ->
                    invalid(
                        header,
                        "unknown header; expected date,symbol,close,currency[,source] or"
                            + " date,base,quote,rate or the ECB's Date,USD,JPY,…"));
    return row -> days.readDay(row.toList(), quotes::addReferenceRate);
  }

  private void read(RowReader reader, CSVRecord row) {
    if (row.size() == 1 && row.get(0).isBlank()) {
      return;
    }
    try {
      reader.read(row);
    } catch (DateTimeParseException e) {
      throw invalid(row, "not a date: \"" + e.getParsedString() + "\"");
    } catch (IllegalArgumentException e) {
      throw invalid(row, String.valueOf(e.getMessage()));
    }
  }

  private void readPrice(CSVRecord row, int columns) {
    requireColumns(row, columns);
    String source = columns > PRICES.size() ? row.get(PRICES.size()) : QuoteRows.SOURCE;
    quotes.addPrice(row.get(0), row.get(1), row.get(2), row.get(3), source);
  }

  private void readRate(CSVRecord row) {
    requireColumns(row, RATES.size());
    quotes.addRate(row.get(0), row.get(1), row.get(2), row.get(3));
  }

  private static void requireColumns(CSVRecord row, int columns) {
    if (row.size() != columns) {
      throw new IllegalArgumentException(
          "%d fields where %d are expected".formatted(row.size(), columns));
    }
  }

  private DawsosException invalid(@Nullable CSVRecord row, String reason) {
    String text = row == null ? "" : String.join(",", row);
    String quoted = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    return new DawsosException(
        ErrorCode.PRICE_FILE_INVALID,
        "%s:%d: %s%s".formatted(file, line, reason, quoted.isEmpty() ? "" : ": " + quoted),
        "nothing of this build was stored; correct the row and build again");
  }
}
