package io.dawsos.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.dawsos.error.DawsosException;
import io.dawsos.ledger.model.Directive;
import io.dawsos.ledger.model.Event;
import io.dawsos.ledger.model.LedgerError;
import io.dawsos.money.CurrencyCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LedgerUnionTest {
  private static final LocalDate END = InlineLedger.END;

  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  private static LedgerSnapshot union(String... texts) {
    List<LedgerUnion.Part> parts = new ArrayList<>();
    for (String text : texts) {
      LedgerName name = new LedgerName("abcdefgh".substring(parts.size(), parts.size() + 1));
      parts.add(new LedgerUnion.Part(name, InlineLedger.load(text)));
    }
    return LedgerUnion.of(parts);
  }

  private static List<String> events(LedgerSnapshot ledger) {
    return ledger.directives().stream().map(directive -> ((Event) directive).value()).toList();
  }

  @Test
  void directivesAreByDateThenKindThenLineThenInTheOrderOfTheParts() {
    LedgerSnapshot union =
        union(
            """
            2020-01-02 event "e" "a1"
            2020-01-01 event "e" "a2"
            2020-01-02 event "e" "a3"
            """,
            """
            2020-01-02 event "e" "b1"
            2020-01-02 event "e" "b2"
            2020-01-02 event "e" "b3"
            2020-01-03 event "e" "b4"
            """,
            """
            2020-01-02 event "e" "c1"
            """);

    assertThat(events(union)).containsExactly("a2", "a1", "b1", "c1", "b2", "a3", "b3", "b4");
  }

  @Test
  void whatClosesComesLastWithinADayWhicheverPartClosesIt() {
    LedgerSnapshot union =
        union(
            "2020-01-01 open Assets:A\n2020-01-05 close Assets:A\n",
            "2020-01-05 open Assets:B\n2020-01-05 event \"e\" \"b\"\n");

    assertThat(union.directives())
        .extracting(directive -> directive.getClass().getSimpleName())
        .containsExactly("Open", "Open", "Event", "Close");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatAPartSaysStaysInItsOrder(long seed) {
    Random random = new Random(seed);
    LedgerSnapshot first = InlineLedger.load(new RandomLedger(random).text());
    LedgerSnapshot second = InlineLedger.load(new RandomLedger(random).text());

    List<Directive> merged =
        LedgerUnion.of(
                List.of(
                    new LedgerUnion.Part(new LedgerName("a"), first),
                    new LedgerUnion.Part(new LedgerName("b"), second)))
            .directives();

    assertThat(merged).hasSize(first.directives().size() + second.directives().size());
    assertThat(merged).containsSubsequence(first.directives());
    assertThat(merged).containsSubsequence(second.directives());
    for (int i = 1; i < merged.size(); i++) {
      assertThat(Directive.ORDER.compare(merged.get(i - 1), merged.get(i))).isNotPositive();
    }
  }

  @Test
  void accountsOfTheSameNameAreOneWithTheLotsOfBoth() {
    String purchase =
        """
        2020-01-01 open Assets:Broker
        2020-01-01 open Equity:Opening
        2020-02-03 *
          Assets:Broker  %s
          Equity:Opening
        """;

    LedgerSnapshot union =
        union(
            purchase.formatted("2 AAPL {100 CAD}"),
            purchase.formatted("3 AAPL {100 CAD}"),
            purchase.formatted("5 AAPL {110 CAD}"));

    assertThat(union.accounts()).containsExactly("Assets:Broker", "Equity:Opening");
    assertThat(InlineLedger.holdings(union, "Assets:Broker"))
        .containsExactly("5 AAPL {100 CAD, 2020-02-03}", "5 AAPL {110 CAD, 2020-02-03}");
    assertThat(union.positionsAt(LocalDate.of(2020, 2, 2))).isEmpty();
  }

  @Test
  void eachPartIsBookedAndCheckedByItself() {
    LedgerSnapshot union =
        union(
            """
            2020-01-01 open Assets:Cash
            2020-01-01 open Equity:In
            2020-01-02 *
              Assets:Cash  5 CAD
              Equity:In
            2020-01-03 balance Assets:Cash  5 CAD
            """,
            """
            2020-01-01 open Assets:Cash CAD
            2020-01-01 open Equity:In
            2020-01-02 *
              Assets:Cash  7 CAD
              Equity:In
            2020-01-03 balance Assets:Cash  7 CAD
            """);

    assertThat(union.errors()).isEmpty();
    assertThat(union.balanceAt("Assets:Cash", END))
        .containsOnlyKeys(CurrencyCode.of("CAD"))
        .allSatisfy((code, units) -> assertThat(units).isEqualByComparingTo("12"));
  }

  @Test
  void optionsAreThoseOfTheFirstWithTheOperatingCurrenciesOfAll() {
    LedgerSnapshot union =
        union(
            "option \"title\" \"Mine\"\noption \"operating_currency\" \"CAD\"\n",
            """
            option "title" "Theirs"
            option "operating_currency" "CHF"
            option "operating_currency" "CAD"
            """);

    assertThat(union.options().title()).isEqualTo("Mine");
    assertThat(union.options().operatingCurrencies())
        .containsExactly(CurrencyCode.of("CAD"), CurrencyCode.of("CHF"));
  }

  @Test
  void errorsAreThoseOfAllPartsAndNameTheLedger() {
    LedgerSnapshot union = union("2020-01-01 open Assets:A\nnonsense\n", "\n\nnonsense\n");

    assertThat(union.errors())
        .extracting(LedgerError::file, LedgerError::line)
        .containsExactly(tuple("a:main.beancount", 2), tuple("b:main.beancount", 3));
    assertThat(union.isSound()).isFalse();
  }

  @Test
  void itsCommitIsThoseOfThePartsInTheirOrder() {
    LedgerSnapshot first = InlineLedger.load("2020-01-01 open Assets:A\n");
    LedgerSnapshot second = InlineLedger.load("2020-01-01 open Assets:B\n");

    assertThat(union("2020-01-01 open Assets:B\n", "2020-01-01 open Assets:A\n").commit().hash())
        .isEqualTo(second.commit() + "+" + first.commit());
  }

  @Test
  void partsWhoseRootAccountsHaveOtherNamesAreRefused() {
    assertThatThrownBy(
            () -> union("2020-01-01 open Assets:A\n", "option \"name_assets\" \"Vermoegen\"\n"))
        .isInstanceOf(DawsosException.class)
        .hasMessageContaining("the ledgers a and b cannot be joined")
        .hasMessageContaining("Vermoegen");
  }
}
