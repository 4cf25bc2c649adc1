package io.dawsos.provider.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.Arrays;

/**
 * The fast way through a file of prices that is as most are: plain fields of printable ASCII. It
 * stops before the first line that is not, or is wrong; what that one means, or lacks, is for
 * {@link PriceFileReader} to say.
 */
final class PlainPriceFile {
  private static final int BUFFER = 1 << 16;
  private static final int COLUMNS = 4;
  private static final String HEADER = "date,symbol,close,currency";

  private final QuoteRows rows;
  private final RepeatedTexts repeated = new RepeatedTexts();
  private final byte[] buffer = new byte[BUFFER];
  private final int[] ends = new int[COLUMNS + 1];
  private int columns;
  private int line;
  private int next;
  private int filled;

  private PlainPriceFile(QuoteRows rows) {
    this.rows = rows;
  }

  /**
   * Reads the file as far as it is plain.
   *
   * @return the number of lines that are done with; Long.MAX_VALUE where none is left
   */
  static long read(Path file, QuoteRows rows) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new PlainPriceFile(rows).read(in);
    }
  }

  private long read(InputStream in) throws IOException {
    int end = nextLine(in);
    if (end < 0 || !takeHeader(end)) {
      return 0;
    }
    long done = 1;
    for (end = nextLine(in); end >= 0; end = nextLine(in)) {
      if (end > line && !takeRow(end)) {
        return done;
      }
      done++;
    }
    return next == filled ? Long.MAX_VALUE : done;
  }

  /** Finds where the next line starts and ends; -1 where there is none, or it is very long. */
  private int nextLine(InputStream in) throws IOException {
    line = next;
    int looked = next;
    while (true) {
      for (int i = looked; i < filled; i++) {
        if (buffer[i] == '\n') {
          next = i + 1;
          return i > line && buffer[i - 1] == '\r' ? i - 1 : i;
        }
      }
      looked = filled - line;
      System.arraycopy(buffer, line, buffer, 0, looked);
      line = 0;
      next = 0;
      filled = looked;
      if (filled == BUFFER) {
        return -1;
      }
      int read = in.read(buffer, filled, BUFFER - filled);
      if (read < 0) {
        next = filled;
        return filled == 0 ? -1 : filled;
      }
      filled += read;
    }
  }

  private boolean takeHeader(int end) {
    String header = new String(buffer, line, end - line, StandardCharsets.ISO_8859_1);
    columns = header.equals(HEADER) ? COLUMNS : COLUMNS + 1;
    return columns == COLUMNS || header.equals(HEADER + ",source");
  }

  private boolean takeRow(int end) {
    if (!split(end)) {
      return false;
    }
    try {
      rows.addPrice(
          repeated.text(buffer, line, ends[0]),
          new String(buffer, ends[0] + 1, ends[1] - ends[0] - 1, StandardCharsets.ISO_8859_1),
          new String(buffer, ends[1] + 1, ends[2] - ends[1] - 1, StandardCharsets.ISO_8859_1),
          repeated.text(buffer, ends[2] + 1, ends[3]),
          columns > COLUMNS ? repeated.text(buffer, ends[3] + 1, ends[4]) : QuoteRows.SOURCE);
      return true;
    } catch (IllegalArgumentException | DateTimeException e) {
      return false;
    }
  }

  /** Finds the ends of the fields; false where a field is not plain, or one too many or few. */
  private boolean split(int end) {
    int column = 0;
    for (int i = line; i < end; i++) {
      byte b = buffer[i];
      if (b == ',') {
        if (column == columns - 1) {
          return false;
        }
        ends[column++] = i;
      } else if (b < ' ' || b == '"') { // bytes beyond ASCII are negative
        return false;
      }
    }
    ends[column++] = end;
    return column == columns;
  }

  /** Texts that come again and again, such as codes of currencies, each made once. */
  private static final class RepeatedTexts {
    private static final int SLOTS = 256;

    private final byte[][] bytes = new byte[SLOTS][];
    private final String[] texts = new String[SLOTS];

    String text(byte[] from, int start, int end) {
      int hash = end - start;
      for (int i = start; i < end; i++) {
        hash = 31 * hash + from[i];
      }
      int slot = (hash ^ (hash >>> 8)) & (SLOTS - 1);
      byte[] known = bytes[slot];
      if (known == null || !Arrays.equals(known, 0, known.length, from, start, end)) {
        bytes[slot] = Arrays.copyOfRange(from, start, end);
        texts[slot] = new String(from, start, end - start, StandardCharsets.ISO_8859_1);
      }
      return texts[slot];
    }
  }
}
