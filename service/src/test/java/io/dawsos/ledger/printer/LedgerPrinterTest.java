package io.dawsos.ledger.printer;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.ledger.InlineLedger;
import io.dawsos.ledger.LedgerLoader;
import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.ledger.RandomLedger;
import io.dawsos.ledger.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LedgerPrinterTest {
  @Test
  void everyKindOfDirectiveIsWrittenAsItIsRead() throws IOException {
    String text =
        """
        option "title" "A \\"quoted\\" \\\\ title"
        option "operating_currency" "CAD"
        option "booking_method" "STRICT"

        2020-01-01 open Assets:Bank CAD,USD

        2020-01-01 open Assets:Shares "FIFO"

        2020-01-01 commodity HOOL
          name: "Hooli"
          launched: 1999-12-31
          rank: (-1.50)
          worth: 3 USD
          of: Assets:Bank
          in: CAD
          like: #tag
          live: TRUE
          nothing:

        2020-01-02 ! "Payee" "Bought" #a #b ^c
          key: "of the transaction"
          Assets:Shares  10 HOOL {1.50 USD, 2020-01-02, "label"} @ 2 USD
            key: "of the posting"
          ! Assets:Bank  -15.00 USD

        2020-01-03 pad Assets:Bank Equity:Opening

        2020-01-03 price HOOL 3.10 CAD

        2020-01-03 note Assets:Bank "line\\nbreak" #a ^b

        2020-01-03 event "place" "Montreal"

        2020-01-03 query "q" "select 1"

        2020-01-03 custom "budget" "text" 5 (-2) 3 CAD TRUE 2020-01-01 Assets:Bank

        2020-01-03 document Assets:Bank "statements/a.pdf" #scan

        2020-01-04 balance Assets:Bank -15.0 ~ 0.5 USD

        2020-01-05 close Assets:Shares
        """;

    assertThat(print(InlineLedger.load(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void printingWhatWasPrintedGivesTheSame(long seed) throws IOException {
    String printed = print(InlineLedger.load(new RandomLedger(new Random(seed)).text()));

    assertThat(print(InlineLedger.load(printed))).isEqualTo(printed);
  }

  /** Transactions that are in error may be printed into others, so those with errors are left. */
  @TestFactory
  Stream<DynamicTest> printingRealLedgersAgainGivesTheSame() throws IOException {
    Path ledgers = SharedData.require().resolve("ledgers");
    try (Stream<Path> files = Files.walk(ledgers)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(".beancount")).toList();
      return found.stream()
          .map(
              file ->
                  DynamicTest.dynamicTest(ledgers.relativize(file).toString(), () -> check(file)));
    }
  }

  private static void check(Path file) throws IOException {
    LedgerSnapshot ledger = new LedgerLoader().load(file);
    if (ledger.isSound()) {
      String printed = print(ledger);

      LedgerSnapshot again = InlineLedger.load(printed);

      assertThat(print(again)).isEqualTo(printed);
      assertThat(again.positionsAt(InlineLedger.END))
          .isEqualTo(ledger.positionsAt(InlineLedger.END));
    }
  }

  static Stream<Long> seeds() {
    return LongStream.range(0, 50).boxed();
  }

  private static String print(LedgerSnapshot ledger) throws IOException {
    StringBuilder text = new StringBuilder();
    LedgerPrinter.print(ledger, text);
    return text.toString();
  }
}
