package io.dawsos.job.cli.market;

import io.dawsos.job.cli.Output;
import io.dawsos.provider.store.SymbolStore.Stored;
import io.dawsos.provider.symbol.SymbolMapping;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A symbol mapping as commands show it.
 *
 * @param validFrom null for always
 * @param validTo null while it holds
 */
record SymbolView(
    UUID id,
    String security,
    String provider,
    String symbol,
    String unit,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validTo) {
  /** What {@code --json} prints. */
  record All(List<SymbolView> symbols) {}

  static SymbolView of(Stored stored) {
    SymbolMapping mapping = stored.mapping();
    return new SymbolView(
        stored.id(),
        mapping.security().code(),
        mapping.provider(),
        mapping.symbol(),
        mapping.unit(),
        mapping.validFrom().equals(SymbolMapping.ALWAYS) ? null : mapping.validFrom(),
        mapping.validTo().equals(SymbolMapping.EVER) ? null : mapping.validTo());
  }

  static void print(List<Stored> stored, Output output) {
    List<SymbolView> views = stored.stream().map(SymbolView::of).toList();
    if (output.isJson()) {
      output.json(new All(views));
      return;
    }
    output.table(
        List.of("ID", "SECURITY", "PROVIDER", "SYMBOL", "UNIT", "FROM", "TO"),
        views.stream().map(SymbolView::row).toList());
  }

  private List<String> row() {
    return List.of(
        id.toString(),
        security,
        provider,
        symbol,
        unit,
        validFrom == null ? "-" : validFrom.toString(),
        validTo == null ? "-" : validTo.toString());
  }
}
