package io.dawsos.provider.file;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a small CSV file of known columns in UTF-8, with or without a byte order mark, or says
 * which row is wrong. Blank lines are skipped.
 */
public final class CsvTable {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
  private static final int MAX_ROWS = 1_000_000;
  private static final int SHOWN = 300;

  private CsvTable() {}

  /**
   * Reads every row.
   *
   * @param columns the header that the file must have
   * @throws DawsosException SYMBOL_INVALID or another {@code code} with file and line
   */
  public static <T> List<T> read(
      Path file, ErrorCode code, List<String> columns, Function<CSVRecord, T> row) {
    long line = 0;
    try (CSVParser rows = CSVParser.parse(open(file), FORMAT)) {
      if (!rows.getHeaderNames().equals(columns)) {
        throw invalid(file, 1, code, "the header is not " + String.join(",", columns));
      }
      List<T> items = new ArrayList<>();
      for (CSVRecord each : rows) {
        line = rows.getCurrentLineNumber();
        if (each.size() == 1 && each.get(0).isBlank()) {
          continue;
        }
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
    } catch (UncheckedIOException | IOException | IllegalArgumentException e) {
      throw unreadable(file, line + 1, code, e);
    }
  }

  private static BufferedReader open(Path file) throws IOException {
    BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
    return reader;
  }

  private static DawsosException unreadable(Path file, long line, ErrorCode code, Exception e) {
    Throwable reason = e.getCause() instanceof IOException cause ? cause : e;
    if (reason instanceof MalformedInputException) {
      return invalid(file, firstLineWithBadBytes(file), code, "not in UTF-8");
    }
    if (reason instanceof IOException failure && !(failure instanceof CSVException)) {
      return new DawsosException(
          ErrorCode.ARGUMENT_INVALID,
          "cannot read %s: %s"
              .formatted(
                  file,
                  failure instanceof NoSuchFileException
                      ? "no such file"
                      : String.valueOf(failure.getMessage())),
          "give a CSV file",
          e);
    }
    return invalid(file, line, code, "not a CSV file: " + reason.getMessage());
  }

  /** Readers decode ahead, so that the row in hand does not tell. */
  private static long firstLineWithBadBytes(Path file) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      StandardCharsets.UTF_8.newDecoder().decode(bytes, CharBuffer.allocate(bytes.limit()), true);
      int good = bytes.position();
      return 1 + IntStream.range(0, good).filter(at -> bytes.get(at) == '\n').count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
        code,
        "%s:%d: %s".formatted(file, line, shown(reason)),
        "nothing was stored; correct the file");
  }

  /** One line, though a field may be quoted that holds line ends or is very long. */
  private static String shown(String reason) {
    String line = reason.replaceAll("\\p{Cntrl}+", " ");
    return line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
  }
}
