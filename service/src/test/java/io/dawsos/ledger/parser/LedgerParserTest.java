package io.dawsos.ledger.parser;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.ledger.model.Balance;
import io.dawsos.ledger.model.Custom;
import io.dawsos.ledger.model.DraftPosting;
import io.dawsos.ledger.model.DraftTransaction;
import io.dawsos.ledger.model.LedgerRules;
import io.dawsos.ledger.model.MetadataValue;
import io.dawsos.ledger.model.Note;
import io.dawsos.ledger.model.Posting;
import io.dawsos.ledger.model.Transaction;
import io.dawsos.money.Amount;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerParserTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 + 2 * 3 | 7",
        "(1 + 2) * 3 | 9",
        "7 - 2 - 1 | 4", // from the left
        "12 / 4 / 3 | 1",
        "-2 * 3 | -6",
        "- (2 + 3) | -5",
        "2 - -3 | 5",
        "1,234.50 | 1234.50",
        "1 / 3 | 0.3333333333333333333333333333"
      })
  void arithmeticFollowsItsPrecedence(String expression, String value) {
    ParsedFile parsed = parse("2020-01-01 balance Assets:A " + expression + " USD\n");

    assertThat(parsed.errors()).isEmpty();
    assertThat(((Balance) parsed.directives().get(0)).amount().number())
        .isEqualTo(new BigDecimal(value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,23", "12,34.00", "1,2345", "1 / 0"})
  void misplacedSeparatorsAndDivisionsByZeroAreErrors(String number) {
    assertThat(parse("2020-01-01 balance Assets:A " + number + " USD\n").errors()).hasSize(1);
  }

  @Test
  void oneMistakeIsOneErrorAndTheNextDirectiveIsRead() {
    ParsedFile parsed =
        parse(
            """
            2020-01-01 open open Assets:A
              key: "value"
            2020-01-02 open Assets:B
            """);

    assertThat(parsed.errors()).hasSize(1);
    assertThat(parsed.directives()).hasSize(1);
  }

  @Test
  void anErrorInAPostingLosesItsTransactionOnly() {
    ParsedFile parsed =
        parse(
            """
            2020-01-01 * "Lost"
              Assets:A  1 2 USD
              Assets:B
            2020-01-02 * "Kept"
              Assets:A  1 USD
              Assets:B
            """);

    assertThat(parsed.errors()).hasSize(1);
    assertThat(parsed.directives())
        .extracting(directive -> ((DraftTransaction) directive).narration())
        .containsExactly("Kept");
  }

  @Test
  void stringsSpanLinesAndEscapeQuotes() {
    ParsedFile parsed = parse("2020-01-01 note Assets:A \"one\ntwo \\\"quoted\\\" \\n\"\n");

    assertThat(((Note) parsed.directives().get(0)).comment()).isEqualTo("one\ntwo \"quoted\" \n");
  }

  @Test
  void headingsAndCommentsAreIgnored() {
    ParsedFile parsed =
        parse(
            "* Heading\n# Another\n: third\n! fourth\n; comment\n2020-01-01 open Assets:A ; why\n");

    assertThat(parsed.errors()).isEmpty();
    assertThat(parsed.directives()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2020-01-31", "2020/01/31", "2020-1-31", "2020/1/31"})
  void datesHaveHyphensOrSlashes(String date) {
    assertThat(parse(date + " open Assets:A\n").directives().get(0).date())
        .hasToString("2020-01-31");
  }

  @Test
  void aDateThatDoesNotExistIsAnError() {
    assertThat(parse("2020-02-30 open Assets:A\n").errors())
        .singleElement()
        .hasFieldOrPropertyWithValue("type", "LexerError");
  }

  @Test
  void tagsLinksAndMetadataBelongToTheTransactionAndItsPostings() {
    ParsedFile parsed =
        parse(
            """
            pushtag #trip
            pushmeta place: "Montréal"
            2020-01-01 ! "Payee" "Text" #food ^bill
              ref: 42
              ! Assets:A  1 USD
                memo: "yes"
              Assets:B
            popmeta place:
            poptag #trip
            """);

    assertThat(parsed.errors()).isEmpty();
    DraftTransaction transaction = (DraftTransaction) parsed.directives().get(0);
    assertThat(transaction.flag()).isEqualTo('!');
    assertThat(transaction.payee()).isEqualTo("Payee");
    assertThat(transaction.tags()).containsExactly("food", "trip");
    assertThat(transaction.links()).containsExactly("bill");
    assertThat(transaction.metadata().values())
        .containsEntry("ref", new MetadataValue.Numeric(new BigDecimal("42")));
    assertThat(transaction.metadata().text("place")).hasValue("Montréal");
    DraftPosting first = transaction.postings().get(0);
    assertThat(first.flag()).isEqualTo('!');
    assertThat(first.metadata().text("memo")).hasValue("yes");
  }

  @Test
  void whatIsPushedAndNotPoppedIsReported() {
    assertThat(parse("pushtag #trip\npushmeta place: \"x\"\npoptag #other\n").errors())
        .extracting(error -> error.line() + " " + error.type())
        .containsExactly("3 ParserError", "0 ParserError", "0 ParserError");
  }

  @ParameterizedTest
  @CsvSource({
    "unknown, x",
    "filename, x",
    "booking_method, BEST",
    "inferred_tolerance_default, USD",
    "tolerance_multiplier, 1e999999999",
    "name_assets, lower"
  })
  void optionsAreChecked(String key, String value) {
    assertThat(parse("option \"" + key + "\" \"" + value + "\"\n").errors())
        .singleElement()
        .hasFieldOrPropertyWithValue("type", "ParserError");
  }

  @Test
  void rootAccountsMayBeRenamed() {
    ParsedFile parsed =
        parse(
            "option \"name_assets\" \"Actifs\"\n2020-01-01 open Actifs:A\n2020-01-01 open Assets:A\n");

    assertThat(parsed.errors()).extracting(error -> error.line()).containsExactly(3);
  }

  @Test
  void customDirectivesKeepTheirValues() {
    ParsedFile parsed = parse("2020-01-01 custom \"budget\" Assets:A \"monthly\" 5 USD TRUE\n");

    assertThat(((Custom) parsed.directives().get(0)).values())
        .hasSize(4)
        .contains(new MetadataValue.Bool(true), new MetadataValue.Account("Assets:A"));
  }

  @Test
  void everyKindOfDirectiveIsRead() {
    List<String> lines =
        List.of(
            "2020-01-01 open Assets:A USD,CAD \"FIFO\"",
            "2020-01-01 close Assets:A",
            "2020-01-01 commodity USD",
            "2020-01-01 pad Assets:A Equity:B",
            "2020-01-01 balance Assets:A 1 ~ 0.5 USD",
            "2020-01-01 price V 5 USD",
            "2020-01-01 note Assets:A \"text\" #tag",
            "2020-01-01 document Assets:A \"file.pdf\" ^link",
            "2020-01-01 event \"place\" \"home\"",
            "2020-01-01 query \"name\" \"select 1\"",
            "2020-01-01 custom \"type\"",
            "2020-01-01 txn \"text\"",
            "2020-01-01 P \"one letter\"");

    ParsedFile parsed = parse(String.join("\n", lines) + "\n");

    assertThat(parsed.errors()).isEmpty();
    assertThat(parsed.directives()).hasSize(lines.size());
  }

  @Test
  void aTotalPriceIsDividedByTheUnits() {
    // 13.50 / |-10| = 1.35
    ParsedFile parsed = parse("2020-01-01 *\n  Assets:A  -10 CAD @@ 13.50 USD\n");

    Posting posting = ((Transaction) parsed.directives().get(0)).postings().get(0);
    assertThat(posting.price()).isEqualTo(Amount.of("1.35", "USD"));
  }

  private static ParsedFile parse(String text) {
    return new LedgerParser(LedgerRules.DEFAULT)
        .parse(text.getBytes(StandardCharsets.UTF_8), "main.beancount");
  }
}
