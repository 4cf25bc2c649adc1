package io.dawsos.job.cli.pack;

import io.dawsos.job.PackView;
import io.dawsos.job.cli.Output;
import java.util.List;

/** Prints packs, a line each, or as JSON. */
final class PackTable {
  private static final List<String> COLUMNS =
      List.of("ID", "STATUS", "PRICES", "RATES", "CARRIED", "MISSING", "SUPERSEDED BY", "SHA256");

  private PackTable() {}

  /** Packs as a JSON document. */
  private record All(List<PackView> packs) {}

  static void print(List<PackView> packs, Output output) {
    if (output.isJson()) {
      output.json(new All(packs));
    } else {
      output.table(COLUMNS, packs.stream().map(PackTable::row).toList());
    }
  }

  private static List<String> row(PackView pack) {
    return List.of(
        pack.id(),
        pack.status(),
        Integer.toString(pack.priceCount()),
        Integer.toString(pack.rateCount()),
        Integer.toString(pack.carriedCount()),
        Integer.toString(pack.missing().size()),
        pack.supersededBy() == null ? "-" : pack.supersededBy(),
        pack.sha256());
  }
}
