package io.dawsos.job.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dawsos.pack.PackHeader;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pack as the commands print it. */
record PackView(
    String id,
    LocalDate asofDate,
    String policy,
    String status,
    String sha256,
    int priceCount,
    int rateCount,
    int carriedCount,
    int neededCount,
    BigDecimal completeness,
    List<String> missing,
    Instant sealedAt,
    @Nullable Instant freshAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean created) {
  static final List<String> COLUMNS =
      List.of("ID", "STATUS", "PRICES", "RATES", "CARRIED", "MISSING", "SHA256");

  static PackView of(PackHeader header) {
    return of(header, null);
  }

  static PackView of(PackHeader header, @Nullable Boolean created) {
    return new PackView(
        header.id().toString(),
        header.id().asOf(),
        header.policy(),
        header.status().text(),
        header.sha256(),
        header.prices(),
        header.rates(),
        header.carried(),
        header.needed(),
        header.completeness(),
        header.missing(),
        header.sealedAt(),
        header.freshAt(),
        created);
  }

  List<String> row() {
    return List.of(
        id,
        status,
        Integer.toString(priceCount),
        Integer.toString(rateCount),
        Integer.toString(carriedCount),
        Integer.toString(missing.size()),
        sha256);
  }
}
