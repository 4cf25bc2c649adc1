package io.dawsos.pack;

import io.dawsos.digest.Sha256;
import io.dawsos.money.CurrencyCode;
import io.dawsos.money.Decimals;
import io.dawsos.money.RandomNumbers;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Packs of anything that a pack may hold, the same for the same seed. */
public final class RandomPacks {
  private static final LocalDate AS_OF = LocalDate.parse("2025-10-24");
  private static final CurrencyCode EUR = CurrencyCode.of("EUR");
  private static final CurrencyCode USD = CurrencyCode.of("USD");
  private static final List<String> SOURCES = List.of("csv", "ecb", "a.b_c-D9", "ledger");
  private static final List<String> SIGNS =
      List.of("a", "Z", "é", "漢", "🙂", ",", "\"", "\\", "'", ";", "\u00a0", ",,", "ﬀ");

  private final RandomNumbers random;

  private RandomPacks(long seed) {
    random = new RandomNumbers(seed);
  }

  /** A pack of format 2, with overrides and splits, whose policy has this text. */
  public static PricingPack of(long seed, String policy) {
    return new RandomPacks(seed).pack(Sha256.hex(policy));
  }

  /** A pack of format 1. */
  public static PricingPack ofFormatOne(long seed) {
    return new RandomPacks(seed).pack(null);
  }

  private PricingPack pack(@Nullable String policySha256) {
    List<SecurityPrice> prices = new ArrayList<>();
    List<FxRate> rates = new ArrayList<>();
    List<Split> splits = new ArrayList<>();
    List<PriceOverride> overrides = new ArrayList<>();
    for (String code : codes()) {
      CurrencyCode subject = CurrencyCode.of(code);
      SecurityId security = SecurityId.of(code);
      prices.add(new SecurityPrice(security, number(), USD, date(), random.pick(SOURCES)));
      rates.add(new FxRate(EUR, subject, number(), date(), random.pick(SOURCES)));
      if (policySha256 != null && random.below(2) == 0) {
        splits.add(new Split(security, date(), number(), number(), random.pick(SOURCES)));
        overrides.add(
            new PriceOverride(AS_OF, subject, number(), USD, "jane@example.org", reason()));
      }
    }
    return new PricingPack(
        new PackId(AS_OF, random.below(3)),
        new PackRules("WM4PM_CAD", policySha256, EUR),
        random.shuffled(prices),
        random.shuffled(rates),
        random.shuffled(splits),
        random.shuffled(overrides));
  }

  private List<String> codes() {
    List<String> codes = new ArrayList<>(List.of("A", "A-B", "A'B", "A.B", "AB", "/ES"));
    for (int i = random.below(30); i > 0; i--) {
      codes.add("S" + i + random.pick(List.of("", "-X", ".TO")));
    }
    return codes;
  }

  /** A number as a reader makes it of its canonical text. */
  private BigDecimal number() {
    BigDecimal number = random.decimal().abs();
    return number.signum() == 0 ? BigDecimal.ONE : new BigDecimal(Decimals.canonical(number));
  }

  private LocalDate date() {
    return AS_OF.minusDays(random.below(4));
  }

  private String reason() {
    StringBuilder reason = new StringBuilder("x");
    for (int i = random.below(40); i > 0; i--) {
      reason.append(random.pick(SIGNS));
    }
    return reason.toString();
  }
}
