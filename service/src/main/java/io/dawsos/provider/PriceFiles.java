package io.dawsos.provider;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.pack.PriceSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Prices and rates from CSV files, the header of each says what it holds (see {@code
 * docs/packs.md}), and from the ECB's files of reference rates as published. Read whole when
 * opened; immutable and thread-safe afterwards.
 */
public final class PriceFiles implements PriceSource {
  /** Other XML and ZIP files may lie beside price files, such as a backup. */
  private static final Pattern NAMES = Pattern.compile(".*\\.csv|eurofxref.*\\.(xml|zip)");

  private final QuoteBook book;

  private PriceFiles(QuoteBook book) {
    this.book = book;
  }

  /**
   * Reads one file, or every {@code *.csv}, {@code eurofxref*.xml} and {@code eurofxref*.zip}
   * directly in a folder.
   *
   * @throws DawsosException PRICE_FILE_INVALID with file, line and the row where a row is wrong;
   *     ARGUMENT_INVALID where there is nothing to read
   */
  public static PriceFiles open(Path path) {
    QuoteBook book = new QuoteBook();
    for (Path file : files(path)) {
      new PriceFileReader(file, book).read();
    }
    return new PriceFiles(book);
  }

  private static List<Path> files(Path path) {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> entries = Files.list(path)) {
      List<Path> files = entries.filter(PriceFiles::isPriceFile).sorted().toList();
      if (!files.isEmpty()) {
        return files;
      }
    } catch (IOException e) {
      throw unreadable(path, e);
    }
    throw new DawsosException(
        ErrorCode.ARGUMENT_INVALID,
        "no price file (*.csv, eurofxref*.xml, eurofxref*.zip) in " + path,
        "give a folder with price files, or one file");
  }

  private static boolean isPriceFile(Path file) {
    return NAMES.matcher(file.getFileName().toString()).matches();
  }

  @Override
  public Quotes quotes(LocalDate oldest, LocalDate asOf) {
    return book.newest(oldest, asOf);
  }

  static DawsosException unreadable(Path path, IOException e) {
    String reason =
        e instanceof NoSuchFileException ? "no such file" : String.valueOf(e.getMessage());
    return new DawsosException(
        ErrorCode.ARGUMENT_INVALID,
        "cannot read %s: %s".formatted(path, reason),
        "give a price file or a folder with price files",
        e);
  }
}
