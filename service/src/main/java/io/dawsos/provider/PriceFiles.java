package io.dawsos.provider;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.pack.PriceSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * Prices and rates from CSV files; the header of each says what it holds (see {@code
 * docs/packs.md}). Read whole when opened; immutable and thread-safe afterwards.
 */
public final class PriceFiles implements PriceSource {
  private final QuoteBook book;

  private PriceFiles(QuoteBook book) {
    this.book = book;
  }

  /**
   * Reads one CSV file, or every {@code *.csv} directly in a folder.
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
      List<Path> files = entries.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
      if (!files.isEmpty()) {
        return files;
      }
    } catch (IOException e) {
      throw PriceFileReader.unreadable(path, e);
    }
    throw new DawsosException(
        ErrorCode.ARGUMENT_INVALID,
        "no *.csv file in " + path,
        "give a folder with price files, or one file");
  }

  @Override
  public Quotes quotes(LocalDate oldest, LocalDate asOf) {
    return book.newest(oldest, asOf);
  }
}
