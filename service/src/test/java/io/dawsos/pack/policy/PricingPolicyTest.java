package io.dawsos.pack.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dawsos.digest.Sha256;
import io.dawsos.money.BusinessCalendar;
import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PricingPolicyTest {
  private static final SourceOrder ORDER =
      new SourceOrder(
          List.of("files", "ledger"), Map.of("fx", List.of("ecb"), "bond", List.of("files-2")));
  private static final PricingPolicy POLICY =
      policy("WM4PM_CAD", "CAD", "EUR", ORDER, "weekdays", "16:00", "Europe/London", 5, "1");

  private static PricingPolicy policy(
      String id,
      String base,
      String pivot,
      SourceOrder order,
      String calendar,
      String fixing,
      String zone,
      int carry,
      String completeness) {
    return new PricingPolicy(
        id,
        CurrencyCode.of(base),
        CurrencyCode.of(pivot),
        order,
        false,
        BusinessCalendar.of(calendar),
        LocalTime.parse(fixing),
        ZoneId.of(zone),
        carry,
        new BigDecimal(completeness),
        QualityLimits.DEFAULTS);
  }

  private static PricingPolicy with(SourceOrder order, boolean crossCheck, QualityLimits quality) {
    return new PricingPolicy(
        POLICY.id(),
        POLICY.baseCurrency(),
        POLICY.triangulationCurrency(),
        order,
        crossCheck,
        POLICY.calendar(),
        POLICY.fixingTime(),
        POLICY.fixingZone(),
        POLICY.maxCarryDays(),
        POLICY.completeness(),
        quality);
  }

  private static QualityLimits limits(
      String priceMove,
      String rateMove,
      int unchangedDays,
      String disagreementBp,
      String fxConsistencyBp,
      Map<Check, Severity> severities) {
    return new QualityLimits(
        new BigDecimal(priceMove),
        new BigDecimal(rateMove),
        unchangedDays,
        new BigDecimal(disagreementBp),
        new BigDecimal(fxConsistencyBp),
        severities);
  }

  @Test
  void itsRulesAreWrittenAsThisText() {
    assertThat(POLICY.canonical())
        .isEqualTo(
            """
            dawsos-policy,1,WM4PM_CAD
            base_currency,CAD
            calendar,weekdays
            completeness,1
            cross_check,false
            fixing_time,16:00
            fixing_zone,Europe/London
            max_carry_days,5
            quality,disagreement_bp,50
            quality,fx_consistency_bp,50
            quality,price_move,0.25
            quality,rate_move,0.05
            quality,unchanged_days,5
            severity,adjustment,error
            severity,carried,info
            severity,coverage,warning
            severity,currency,error
            severity,disagreement,warning
            severity,fx_consistency,warning
            severity,outlier,warning
            severity,rejected,warning
            severity,stale,warning
            sources,files,ledger
            sources_by_class,bond,files-2
            sources_by_class,fx,ecb
            triangulation_currency,EUR
            """);
  }

  @Test
  void itsHashIsThatOfTheText() {
    assertThat(POLICY.sha256()).isEqualTo(Sha256.hex(POLICY.canonical()));
  }

  static Stream<PricingPolicy> otherRules() {
    QualityLimits standard = QualityLimits.DEFAULTS;
    return Stream.of(
        policy("OTHER", "CAD", "EUR", ORDER, "weekdays", "16:00", "Europe/London", 5, "1"),
        policy("WM4PM_CAD", "USD", "EUR", ORDER, "weekdays", "16:00", "Europe/London", 5, "1"),
        policy("WM4PM_CAD", "CAD", "USD", ORDER, "weekdays", "16:00", "Europe/London", 5, "1"),
        policy("WM4PM_CAD", "CAD", "EUR", ORDER, "CATO", "16:00", "Europe/London", 5, "1"),
        policy("WM4PM_CAD", "CAD", "EUR", ORDER, "weekdays", "16:01", "Europe/London", 5, "1"),
        policy("WM4PM_CAD", "CAD", "EUR", ORDER, "weekdays", "16:00", "Europe/Paris", 5, "1"),
        policy("WM4PM_CAD", "CAD", "EUR", ORDER, "weekdays", "16:00", "Europe/London", 4, "1"),
        policy("WM4PM_CAD", "CAD", "EUR", ORDER, "weekdays", "16:00", "Europe/London", 5, "0.9"),
        with(ORDER, true, standard),
        with(SourceOrder.of(List.of("files", "ledger")), false, standard),
        with(new SourceOrder(List.of("ledger", "files"), ORDER.byAssetClass()), false, standard),
        with(new SourceOrder(List.of("files"), ORDER.byAssetClass()), false, standard),
        with(
            new SourceOrder(
                ORDER.standard(), Map.of("fx", List.of("ecb"), "bond", List.of("files"))),
            false,
            standard),
        with(
            new SourceOrder(
                ORDER.standard(), Map.of("fx", List.of("ecb"), "bonds", List.of("files-2"))),
            false,
            standard),
        with(ORDER, false, limits("0.2", "0.05", 5, "50", "50", Map.of())),
        with(ORDER, false, limits("0.25", "0.04", 5, "50", "50", Map.of())),
        with(ORDER, false, limits("0.25", "0.05", 6, "50", "50", Map.of())),
        with(ORDER, false, limits("0.25", "0.05", 5, "51", "50", Map.of())),
        with(ORDER, false, limits("0.25", "0.05", 5, "50", "51", Map.of())),
        with(
            ORDER,
            false,
            limits("0.25", "0.05", 5, "50", "50", Map.of(Check.STALE, Severity.OFF))));
  }

  @ParameterizedTest
  @MethodSource("otherRules")
  void everyOtherRuleChangesTheHash(PricingPolicy other) {
    assertThat(other.sha256()).isNotEqualTo(POLICY.sha256());
  }

  @Test
  void noTwoOfThemHaveOneHash() {
    assertThat(otherRules().map(PricingPolicy::sha256)).doesNotHaveDuplicates();
  }

  @Test
  void theSameRulesHaveTheSameTextHoweverTheyAreWritten() {
    Map<String, List<String>> reversed = new LinkedHashMap<>();
    reversed.put("fx", List.of("ecb"));
    reversed.put("bond", List.of("files-2"));
    PricingPolicy same =
        policy(
            "WM4PM_CAD",
            "CAD",
            "EUR",
            new SourceOrder(List.of("files", "ledger"), reversed),
            "weekdays",
            "16:00:00",
            "Europe/London",
            5,
            "1.00");

    assertThat(same.canonical()).isEqualTo(POLICY.canonical());
    assertThat(
            with(
                    ORDER,
                    false,
                    limits(
                        "0.250", "0.050", 5, "5E+1", "50.0", Map.of(Check.STALE, Severity.WARNING)))
                .canonical())
        .isEqualTo(POLICY.canonical());
  }

  @Test
  void calendarsMayBeJoinedInAnyOrder() {
    String one =
        policy("P", "CAD", "EUR", ORDER, "CATO+EUTA", "16:00", "Europe/London", 5, "1").canonical();
    String other =
        policy("P", "CAD", "EUR", ORDER, "EUTA+CATO", "16:00", "Europe/London", 5, "1").canonical();

    assertThat(one).isEqualTo(other);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "bond,files", "bond\nfx"})
  void anAssetClassThatWouldMakeTheTextAmbiguousIsRefused(String assetClass) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SourceOrder(List.of(), Map.of(assetClass, List.of("ledger"))))
        .withMessageContaining("asset class");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A,B", "A B"})
  void anIdThatCannotStandInCanonicalContentIsRefused(String id) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> policy(id, "CAD", "EUR", ORDER, "weekdays", "16:00", "Europe/London", 5, "1"));
  }

  @Test
  void quotesAreCarriedOverWeekends() {
    assertThat(POLICY.oldestQuote(LocalDate.of(2025, 10, 27))).isEqualTo("2025-10-20");
  }
}
