package io.dawsos.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dawsos.pack.PackHeader;
import io.dawsos.pack.PricingPack;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pricing pack; the lists of prices and rates are absent where packs are only listed. */
record PackResponse(
    String id,
    LocalDate asofDate,
    String policy,
    String status,
    String sha256,
    int priceCount,
    int rateCount,
    int carriedCount,
    BigDecimal completeness,
    List<String> missing,
    Instant sealedAt,
    @Nullable Instant freshAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Price> prices,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Rate> rates) {

  /** A security price, raw as quoted on {@code date}. */
  record Price(String security, BigDecimal close, String currency, LocalDate date, String source) {}

  /** Units of {@code quote} per one {@code base}. */
  record Rate(String base, String quote, BigDecimal rate, LocalDate date, String source) {}

  static PackResponse of(PackHeader header) {
    return of(header, null, null);
  }

  static PackResponse of(PackHeader header, PricingPack content, int offset, int limit) {
    return of(
        header,
        content.prices().stream()
            .skip(offset)
            .limit(limit)
            .map(
                price ->
                    new Price(
                        price.security().code(),
                        price.close(),
                        price.currency().code(),
                        price.date(),
                        price.source()))
            .toList(),
        content.rates().stream()
            .map(
                rate ->
                    new Rate(
                        rate.base().code(),
                        rate.quote().code(),
                        rate.rate(),
                        rate.date(),
                        rate.source()))
            .toList());
  }

  private static PackResponse of(
      PackHeader header, @Nullable List<Price> prices, @Nullable List<Rate> rates) {
    return new PackResponse(
        header.id().toString(),
        header.id().asOf(),
        header.policy(),
        header.status().text(),
        header.sha256(),
        header.prices(),
        header.rates(),
        header.carried(),
        header.completeness(),
        header.missing(),
        header.sealedAt(),
        header.freshAt(),
        prices,
        rates);
  }
}
