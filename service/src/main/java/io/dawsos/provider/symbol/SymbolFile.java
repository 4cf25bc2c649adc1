package io.dawsos.provider.symbol;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.pack.SecurityId;
import io.dawsos.provider.file.CsvTable;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.commons.csv.CSVRecord;

/** Symbol mappings in a CSV file: {@code security,provider,symbol,unit,valid_from,valid_to}. */
public final class SymbolFile {
  private static final List<String> COLUMNS =
      List.of("security", "provider", "symbol", "unit", "valid_from", "valid_to");

  private SymbolFile() {}

  /**
   * Reads a file; days left empty stand for always and ever.
   *
   * @throws DawsosException SYMBOL_INVALID with file and line where a row is wrong
   */
  public static List<SymbolMapping> read(Path file) {
    return CsvTable.read(file, ErrorCode.SYMBOL_INVALID, COLUMNS, SymbolFile::mapping);
  }

  private static SymbolMapping mapping(CSVRecord row) {
    return new SymbolMapping(
        SecurityId.of(row.get("security")),
        row.get("provider"),
        row.get("symbol"),
        row.get("unit"),
        row.get("valid_from").isEmpty()
            ? SymbolMapping.ALWAYS
            : LocalDate.parse(row.get("valid_from")),
        row.get("valid_to").isEmpty() ? SymbolMapping.EVER : LocalDate.parse(row.get("valid_to")));
  }
}
