package io.dawsos.provider.file;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.FxRate;
import io.dawsos.pack.SecurityPrice;
import io.dawsos.pack.build.PriceSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Prices and rates from CSV files, the header of each says what it holds (see {@code
 * docs/packs.md}), and from the ECB's files of reference rates as published. Read whole when
 * opened; immutable and thread-safe afterwards.
 */
public final class PriceFiles implements PriceSource {
  /** The name under which policies order files. */
  public static final String NAME = "files";

  /** Other XML and ZIP files may lie beside price files, such as a backup. */
  private static final Pattern NAMES = Pattern.compile(".*\\.csv|eurofxref.*\\.(xml|zip)");

  private final String name;
  private final QuoteBook book;

  private PriceFiles(String name, QuoteBook book) {
    this.name = name;
    this.book = book;
  }

  /**
   * Reads one file, or every {@code *.csv}, {@code eurofxref*.xml} and {@code eurofxref*.zip}
   * directly in a folder.
   *
   * @param name the name by which a policy orders this source
   * @throws DawsosException PRICE_FILE_INVALID with file, line and the row where a row is wrong;
   *     ARGUMENT_INVALID where there is nothing to read
   */
  public static PriceFiles open(String name, Path path) {
    QuoteBook book = new QuoteBook();
    for (Path file : files(path)) {
      new PriceFileReader(file, book).read();
    }
    return new PriceFiles(name, book);
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
  public String name() {
    return name;
  }

  @Override
  public boolean isLocal() {
    return true;
  }

  @Override
  public Quotes<SecurityPrice> prices(Wanted wanted) {
    return Quotes.of(book.newestPrices(wanted));
  }

  @Override
  public Quotes<FxRate> rates(Set<CurrencyCode> currencies, CurrencyCode pivot, Wanted wanted) {
    return Quotes.of(book.newestRates(wanted));
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
