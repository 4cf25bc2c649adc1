package io.dawsos.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.code_intelligence.jazzer.mutation.annotation.WithLength;
import io.dawsos.ledger.model.Dialect;
import io.dawsos.ledger.model.LedgerError;
import io.dawsos.ledger.model.LedgerRules;
import io.dawsos.ledger.printer.LedgerPrinter;
import io.dawsos.ledger.summary.LedgerSummary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Loading ends for every input, with errors of its own and no exception. An ordinary run goes
 * through the inputs that are kept; with {@code JAZZER_FUZZ=1}, as each build does once, it looks
 * for others.
 */
class LedgerFuzzTest {
  @DictionaryEntries({
    "2020-01-01",
    "open",
    "close",
    "balance",
    "pad",
    "price",
    "note",
    "document",
    "event",
    "query",
    "custom",
    "commodity",
    "option",
    "plugin",
    "pushtag",
    "poptag",
    "pushmeta",
    "popmeta",
    "txn",
    "Assets:A",
    "Equity:B",
    "USD",
    "HOOL",
    "{",
    "}",
    "{{",
    "}}",
    " # ",
    "@",
    "@@",
    "~",
    "\"FIFO\"",
    "\"AVERAGE\"",
    "{*}",
    "\\x0A  ",
    "1.50",
    "1,000.00",
    "#tag",
    "^link",
    "key: ",
    "\"beancount.plugins.pedantic\"",
    "\"beancount.plugins.auto\"",
    "\"beancount.plugins.commodity_attr\" \"{'a': ['b']}\"",
    "\"beancount.plugins.currency_accounts\" \"Equity:C\""
  })
  @FuzzTest(maxDuration = "15s")
  void loadingEndsWithErrorsOfItsOwn(byte @NotNull @WithLength(max = 4000) [] content)
      throws IOException {
    String text = new String(content, StandardCharsets.ISO_8859_1);
    if (text.contains("include") || text.contains("documents")) {
      // These read other files and folders of the machine.
      return;
    }
    for (Dialect dialect : Dialect.values()) {
      LedgerSnapshot ledger = InlineLedger.load(content, new LedgerRules(dialect, true));
      for (LedgerError error : ledger.errors()) {
        assertThat(error.message()).isNotBlank();
      }
      LedgerSummary.of("main", ledger);
      LedgerPrinter.print(ledger, new StringBuilder());
    }
  }
}
