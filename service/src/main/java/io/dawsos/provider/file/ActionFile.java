package io.dawsos.provider.file;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.money.CurrencyCode;
import io.dawsos.money.Decimals;
import io.dawsos.pack.Dividend;
import io.dawsos.pack.SecurityId;
import io.dawsos.pack.Split;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Splits and dividends in a CSV file: {@code
 * kind,security,ex_date,new_units,old_units,record_date,pay_date,amount,currency}. A row of the
 * first kind fills the units, one of the other kind the rest.
 *
 * @param splits the rows of the first kind
 * @param dividends the rows of the other kind
 */
public record ActionFile(List<Split> splits, List<Dividend> dividends) {
  private static final String SOURCE = "csv";
  private static final List<String> COLUMNS =
      List.of(
          "kind",
          "security",
          "ex_date",
          "new_units",
          "old_units",
          "record_date",
          "pay_date",
          "amount",
          "currency");

  /** Copies both lists. */
  public ActionFile {
    splits = List.copyOf(splits);
    dividends = List.copyOf(dividends);
  }

  private record Row(@Nullable Split split, @Nullable Dividend dividend) {}

  /**
   * Reads a file.
   *
   * @throws DawsosException PRICE_FILE_INVALID with file and line where a row is wrong
   */
  public static ActionFile read(Path file) {
    List<Row> rows = CsvTable.read(file, ErrorCode.PRICE_FILE_INVALID, COLUMNS, ActionFile::action);
    return new ActionFile(
        rows.stream().map(Row::split).filter(Objects::nonNull).toList(),
        rows.stream().map(Row::dividend).filter(Objects::nonNull).toList());
  }

  private static Row action(CSVRecord row) {
    SecurityId security = SecurityId.of(row.get("security"));
    LocalDate exDate = LocalDate.parse(row.get("ex_date"));
    return switch (row.get("kind")) {
      case "split" -> {
        requireEmpty(row, 5, 9, "a split has units only");
        yield new Row(
            new Split(
                security,
                exDate,
                Decimals.parse(row.get("new_units")),
                Decimals.parse(row.get("old_units")),
                SOURCE),
            null);
      }
      case "dividend" -> {
        requireEmpty(row, 3, 5, "a dividend has no units");
        yield new Row(
            null,
            new Dividend(
                security,
                exDate,
                date(row.get("record_date")),
                date(row.get("pay_date")),
                Decimals.parse(row.get("amount")),
                CurrencyCode.of(row.get("currency")),
                SOURCE));
      }
      default ->
          throw new IllegalArgumentException(
              "kind \"%s\" is neither split nor dividend".formatted(row.get("kind")));
    };
  }

  private static void requireEmpty(CSVRecord row, int from, int to, String message) {
    for (int column = from; column < to; column++) {
      if (!row.get(column).isEmpty()) {
        throw new IllegalArgumentException(message);
      }
    }
  }

  private static @Nullable LocalDate date(String text) {
    return text.isEmpty() ? null : LocalDate.parse(text);
  }
}
