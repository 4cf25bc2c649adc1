package io.dawsos.pack.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.database.TestDatabase;
import io.dawsos.money.BusinessCalendar;
import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.CanonicalPack;
import io.dawsos.pack.Dividend;
import io.dawsos.pack.InlinePack;
import io.dawsos.pack.PackHeader;
import io.dawsos.pack.PackId;
import io.dawsos.pack.PricingPack;
import io.dawsos.pack.Restatement;
import io.dawsos.pack.SecurityId;
import io.dawsos.pack.Split;
import io.dawsos.pack.build.PackDraft;
import io.dawsos.pack.build.PackDraft.Seen;
import io.dawsos.pack.quality.QualityReport;
import io.dawsos.pack.store.ActionStore.Proposal;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ActionStoreTest {
  private static final Instant NOW = Instant.parse("2025-10-24T22:15:00.123456Z");
  private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

  /** Wednesday. */
  private static final String EX_DATE = "2025-10-22";

  private static final List<String> DAYS =
      List.of(
          "2025-10-21",
          "2025-10-22",
          "2025-10-23",
          "2025-10-24",
          "2025-10-27",
          "2025-10-28",
          "2025-10-29");

  @RegisterExtension final TestDatabase database = new TestDatabase();

  private ActionStore store;
  private PackStore packs;

  @BeforeEach
  void openTheStores() {
    store = new ActionStore(database.jdbi(), () -> NOW);
    packs = new PackStore(database.jdbi(), () -> NOW);
  }

  private static Split split(String newUnits, String source) {
    return new Split(
        SecurityId.of("NVDA"),
        LocalDate.parse(EX_DATE),
        new BigDecimal(newUnits),
        BigDecimal.ONE,
        source);
  }

  private static Dividend dividend(String amount) {
    return new Dividend(
        SecurityId.of("AAPL"),
        LocalDate.parse(EX_DATE),
        null,
        LocalDate.parse("2025-11-13"),
        new BigDecimal(amount),
        CurrencyCode.of("USD"),
        "csv");
  }

  /** Packs may hold quotes of three business days before their date. */
  private List<Proposal> put(Split... splits) {
    return store.putSplits(
        List.of(splits), date -> BusinessCalendar.WEEKDAYS.minusBusinessDays(date, 3));
  }

  private static PackDraft draft(String id, List<Split> splits, String... lines) {
    PricingPack plain = InlinePack.of(id, lines);
    PricingPack pack =
        new PricingPack(
            plain.id(), plain.rules(), plain.prices(), plain.rates(), splits, List.of());
    return new PackDraft(pack, CanonicalPack.sha256(pack), 0, List.of(), 0, Seen.NOTHING);
  }

  private void seal(String date, Split... splits) {
    InlinePack.seal(
        packs,
        draft("PP_" + date, List.of(splits), "price NVDA USD 118 " + date, "fx EUR USD 1.25"));
  }

  private static List<String> ids(List<Proposal> proposals) {
    return proposals.stream().map(proposal -> proposal.pack().toString()).toList();
  }

  private List<String> hashes() {
    return packs.list(FIRST, LAST, 100).stream()
        .map(PackHeader::id)
        .flatMap(id -> Stream.of(id.toString(), CanonicalPack.sha256(packs.read(id))))
        .toList();
  }

  @Test
  void whatIsKnownAlreadyChangesNothing() {
    seal(EX_DATE);

    assertThat(put(split("10", "csv"))).hasSize(1);
    assertThat(put(split("10", "csv"), split("10.00", "csv"))).isEmpty();
    assertThat(store.splits(FIRST, LAST)).containsExactly(split("10", "csv"));
    assertThat(store.putDividends(List.of(dividend("0.26")))).isEqualTo(1);
    assertThat(store.putDividends(List.of(dividend("0.260")))).isZero();
    assertThat(store.dividends(FIRST, LAST)).containsExactly(dividend("0.26"));
    assertThat(store.proposals()).hasSize(1);
  }

  @Test
  void whatIsToldOtherwiseReplacesWhatWasKnownOfThatSource() {
    put(split("10", "csv"), split("10", "polygon"));
    put(split("4", "csv"));
    store.putDividends(List.of(dividend("0.26")));

    assertThat(store.putDividends(List.of(dividend("0.27")))).isEqualTo(1);
    assertThat(store.dividends(FIRST, LAST)).containsExactly(dividend("0.27"));
    assertThat(store.splits(FIRST, LAST))
        .containsExactly(split("4", "csv"), split("10", "polygon"));
  }

  @Test
  void aPackSeesWhatWasKnownWhenItWasSealed() {
    ActionStore later = new ActionStore(database.jdbi(), () -> NOW.plusSeconds(60));
    PackId first = PackId.fromString("PP_" + DAYS.get(3));
    PackId second = PackId.fromString("PP_" + DAYS.get(4));
    store.putDividends(List.of(dividend("0.26")));
    seal(DAYS.get(3));
    later.putDividends(List.of(dividend("0.27")));
    later.putSplits(List.of(split("10", "csv")), date -> date);
    InlinePack.seal(
        new PackStore(database.jdbi(), () -> NOW.plusSeconds(60)),
        draft("PP_" + DAYS.get(4), List.of(), "price NVDA USD 118", "fx EUR USD 1.25"));

    assertThat(store.dividends(FIRST, LAST)).containsExactly(dividend("0.27"));
    assertThat(store.dividends(FIRST, LAST, first)).containsExactly(dividend("0.26"));
    assertThat(store.dividends(FIRST, LAST, second)).containsExactly(dividend("0.27"));
    assertThat(store.splits(FIRST, LAST, first)).isEmpty();
    assertThat(store.splits(FIRST, LAST, second)).containsExactly(split("10", "csv"));
    assertThat(store.dividends(FIRST, LAST, PackId.fromString("PP_1999-01-01"))).isEmpty();
  }

  @Test
  void actionsAreFoundByTheirExDates() {
    put(split("10", "csv"));
    store.putDividends(List.of(dividend("0.26")));
    LocalDate exDate = LocalDate.parse(EX_DATE);

    assertThat(store.splits(exDate, exDate)).hasSize(1);
    assertThat(store.dividends(exDate, exDate)).hasSize(1);
    assertThat(store.splits(exDate.plusDays(1), LAST)).isEmpty();
    assertThat(store.dividends(FIRST, exDate.minusDays(1))).isEmpty();
  }

  @Test
  void aLateSplitProposesToRestateThePacksWhoseQuotesMayLieBeforeIt() {
    DAYS.forEach(this::seal);

    List<Proposal> proposals = put(split("10", "csv"));

    assertThat(ids(proposals)).containsExactly("PP_2025-10-22", "PP_2025-10-23", "PP_2025-10-24");
    assertThat(proposals.get(0).reason())
        .isEqualTo(
            "split of NVDA 10 for 1 on 2025-10-22 (csv) became known after the pack was sealed");
    assertThat(store.proposals()).isEqualTo(proposals);
  }

  @Test
  void aPackThatKnowsTheSplitOrDoesNotHoldTheSecurityIsNotConcerned() {
    seal("2025-10-22", split("10", "csv"));
    InlinePack.seal(packs, InlinePack.draft("PP_2025-10-23", "price AAPL USD 1 2025-10-23"));
    seal("2025-10-24");

    assertThat(ids(put(split("10", "csv")))).containsExactly("PP_2025-10-24");
    assertThat(put(split("10.0", "polygon")))
        .extracting(proposal -> proposal.pack().toString())
        .containsExactly("PP_2025-10-24");
  }

  @Test
  void aChangedRatioConcernsThePacksThatKnowTheOldOne() {
    seal("2025-10-22", split("10", "csv"));
    put(split("10", "csv"));

    assertThat(ids(put(split("4", "csv")))).containsExactly("PP_2025-10-22");
  }

  @Test
  void packsThatWereSupersededAreNeitherConcernedNorListed() {
    seal("2025-10-22");
    seal("2025-10-23");
    put(split("10", "csv"));

    packs.restate(
        draft("PP_2025-10-22_r1", List.of(split("10", "csv")), "price NVDA USD 118"),
        QualityReport.NONE,
        "a policy",
        new Restatement("a late split", "jane"));

    assertThat(ids(store.proposals())).containsExactly("PP_2025-10-23");
    assertThat(ids(put(split("4", "csv")))).containsExactly("PP_2025-10-22_r1", "PP_2025-10-23");
  }

  @Test
  void noPackIsChangedByWhatBecomesKnown() {
    DAYS.forEach(this::seal);
    List<String> before = hashes();
    List<PackHeader> headers = packs.list(FIRST, LAST, 100);

    put(split("10", "csv"));
    store.putDividends(List.of(dividend("1")));

    assertThat(hashes()).isEqualTo(before);
    assertThat(packs.list(FIRST, LAST, 100)).isEqualTo(headers);
    assertThat(packs.read(PackId.fromString("PP_2025-10-22")).splits()).isEmpty();
  }
}
