package io.dawsos.provider;

import io.dawsos.pack.SecurityId;
import io.dawsos.provider.symbol.SymbolMapping;
import io.dawsos.provider.symbol.SymbolTable;
import java.time.LocalDate;
import java.util.stream.Stream;

/**
 * Symbol tables that tests write in place: {@code META inline FB USD - 2022-06-08}, the last two
 * optional, {@code -} for always.
 */
public final class InlineSymbols {
  private InlineSymbols() {}

  public static SymbolTable table(String... lines) {
    return new SymbolTable(Stream.of(lines).map(InlineSymbols::mapping).toList());
  }

  public static SymbolMapping mapping(String line) {
    String[] fields = line.split(" ", -1);
    return new SymbolMapping(
        SecurityId.of(fields[0]),
        fields[1],
        fields[2],
        fields[3],
        date(fields, 4, SymbolMapping.ALWAYS),
        date(fields, 5, SymbolMapping.EVER));
  }

  private static LocalDate date(String[] fields, int at, LocalDate otherwise) {
    return fields.length <= at || fields[at].equals("-") ? otherwise : LocalDate.parse(fields[at]);
  }
}
