package io.dawsos.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dawsos.pack.PackHeader;
import io.dawsos.pack.PackId;
import io.dawsos.pack.PricingPack;
import io.dawsos.pack.Restatement;
import io.dawsos.pack.quality.QualityReport;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pricing pack as commands and the API show it.
 *
 * @param policySha256 hash of the policy's canonical text; absent for packs of format 1
 * @param supersededBy the pack that corrects it; absent for the current pack of its date
 * @param restatement why it corrects an earlier one; absent for the first of its date
 * @param created whether the call in progress built it; absent where packs are only read
 * @param prices some of its prices, by security; absent where packs are only listed
 * @param rates its stored rates; absent where packs are only listed
 * @param quality what was found of it; absent for packs of format 1 and where packs are only listed
 */
public record PackView(
    String id,
    LocalDate asofDate,
    String policy,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String policySha256,
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
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String supersededBy,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Restated restatement,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean created,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Price> prices,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Rate> rates,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable QualityReport quality) {

  /** The price of one unit of a security, raw as quoted on {@code date}. */
  public record Price(
      String security, BigDecimal close, String currency, LocalDate date, String source) {}

  /** Units of {@code quote} per one {@code base}. */
  public record Rate(String base, String quote, BigDecimal rate, LocalDate date, String source) {}

  /** Why a pack was built again, and who decided it. */
  public record Restated(String reason, String author) {}

  /** A pack without its content. */
  public static PackView of(PackHeader header) {
    return of(header, null, null, null, null);
  }

  /** A pack that was just built, or found built. */
  public static PackView built(PackHeader header, boolean created) {
    return of(header, created, null, null, null);
  }

  /** A pack with its rates, a page of its prices and what was found of it. */
  public static PackView of(
      PackHeader header,
      PricingPack content,
      @Nullable QualityReport quality,
      long offset,
      long limit) {
    return of(header, null, prices(content, offset, limit), rates(content), quality);
  }

  private static List<Price> prices(PricingPack content, long offset, long limit) {
    return content.prices().stream()
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
        .toList();
  }

  private static List<Rate> rates(PricingPack content) {
    return content.rates().stream()
        .map(
            rate ->
                new Rate(
                    rate.base().code(),
                    rate.quote().code(),
                    rate.rate(),
                    rate.date(),
                    rate.source()))
        .toList();
  }

  private static PackView of(
      PackHeader header,
      @Nullable Boolean created,
      @Nullable List<Price> prices,
      @Nullable List<Rate> rates,
      @Nullable QualityReport quality) {
    PackId supersededBy = header.supersededBy();
    Restatement why = header.restatement();
    return new PackView(
        header.id().toString(),
        header.id().asOf(),
        header.policy(),
        header.policySha256(),
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
        supersededBy == null ? null : supersededBy.toString(),
        why == null ? null : new Restated(why.reason(), why.author()),
        created,
        prices,
        rates,
        quality);
  }
}
