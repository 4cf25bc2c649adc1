package io.dawsos.provider;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads a small CSV file of known columns, or says which row is wrong. */
final class CsvTable {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
  private static final int MAX_ROWS = 1_000_000;

  private CsvTable() {}

  /**
   * Reads every row.
   *
   * @param columns the header that the file must have
   * @throws DawsosException SYMBOL_INVALID or another {@code code} with file and line
   */
  static <T> List<T> read(
      Path file, ErrorCode code, List<String> columns, Function<CSVRecord, T> row) {
    try (CSVParser rows =
        CSVParser.parse(Files.newBufferedReader(file, StandardCharsets.UTF_8), FORMAT)) {
      if (!rows.getHeaderNames().equals(columns)) {
        throw invalid(file, 1, code, "the header is not " + String.join(",", columns));
      }
      List<T> items = new ArrayList<>();
      for (CSVRecord each : rows) {
        long line = rows.getCurrentLineNumber();
        if (!each.isConsistent()) {
          throw invalid(
              file,
              line,
              code,
              "%d fields where %d are expected".formatted(each.size(), columns.size()));
        }
        if (items.size() == MAX_ROWS) {
          throw invalid(file, line, code, "more than %d rows".formatted(MAX_ROWS));
        }
        items.add(read(file, line, code, each, row));
      }
      return items;
    } catch (CSVException | UncheckedIOException | IllegalArgumentException e) {
      throw invalid(file, 1, code, "not a CSV file in UTF-8: " + e.getMessage());
    } catch (IOException e) {
      throw PriceFiles.unreadable(file, e);
    }
  }

  private static <T> T read(
      Path file, long line, ErrorCode code, CSVRecord record, Function<CSVRecord, T> row) {
    try {
      return row.apply(record);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw invalid(file, line, code, String.valueOf(e.getMessage()));
    }
  }

  private static DawsosException invalid(Path file, long line, ErrorCode code, String reason) {
    return new DawsosException(
        code, "%s:%d: %s".formatted(file, line, reason), "nothing was stored; correct the file");
  }
}
