package io.dawsos.sample;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files around the transactions: options, commodities and accounts. */
final class LedgerFiles {
  private static final String HEADER =
      """
      ;; -*- mode: beancount -*-
      ; %s
      ;
      ; SYNTHETIC DATA. Everything here is invented by a seeded generator (see README.md beside this
      ; file): no real person, company, account or price. Do not edit by hand.
      """;
  private static final String OPENED = "2024-01-01";

  private LedgerFiles() {}

  static String main() {
    return HEADER.formatted("The Morgan family: the file to load.")
        + """

        option "title" "The Morgan family (synthetic)"
        option "operating_currency" "CAD"
        option "operating_currency" "USD"
        option "operating_currency" "EUR"

        include "accounts.beancount"
        include "2024.beancount"
        include "2025.beancount"
        """;
  }

  static String year(int year, Journal journal) {
    return HEADER.formatted("The Morgan family: transactions of %s.".formatted(year))
        + journal.text(year);
  }

  static String accounts() {
    return HEADER.formatted("The Morgan family: commodities and accounts.")
        + "\n"
        + Stream.of("CAD:Canadian dollar", "USD:US dollar", "EUR:Euro")
            .map(line -> currency(line.substring(0, 3), line.substring(4)))
            .collect(Collectors.joining("\n"))
        + "\n"
        + Security.ALL.stream().map(LedgerFiles::commodity).collect(Collectors.joining("\n"))
        + "\n"
        + Stream.of(Custody.values()).map(LedgerFiles::accounts).collect(Collectors.joining("\n"))
        + "\n"
        + Stream.of(
                Banker.LOAN + " CAD",
                "Equity:Morgan:Opening",
                "Equity:Morgan:Contributions",
                "Equity:Morgan:Withdrawals",
                "Income:Morgan:Gains",
                "Income:Morgan:Interest")
            .map(LedgerFiles::open)
            .collect(Collectors.joining())
        + Security.ALL.stream()
            .filter(security -> security.dividend().signum() > 0)
            .map(security -> open("Income:Morgan:Dividends:" + security.symbol()))
            .collect(Collectors.joining())
        + Stream.of("Commissions", "CustodyFees", "LoanInterest", "WithholdingTax")
            .map(name -> open("Expenses:Morgan:" + name))
            .collect(Collectors.joining())
        + OpeningRates.text();
  }

  private static String currency(String code, String name) {
    return """
    %s commodity %s
      name: "%s"
      asset-class: "cash"
    """
        .formatted(OPENED, code, name);
  }

  private static String commodity(Security security) {
    return """
    %s commodity %s
      name: "%s"
      asset-class: "%s"
      sector: "%s"
      country: "%s"
      price-currency: "%s"
    """
        .formatted(
            OPENED,
            security.symbol(),
            security.name(),
            security.assetClass(),
            security.sector(),
            security.country(),
            security.currency());
  }

  private static String accounts(Custody custody) {
    return open(custody.cash() + " " + custody.currency())
        + custody.symbols().stream()
            .map(
                symbol -> custody.holding(symbol) + " " + symbol + " \"" + custody.booking() + "\"")
            .map(LedgerFiles::open)
            .collect(Collectors.joining());
  }

  private static String open(String account) {
    return "%s open %s\n".formatted(OPENED, account);
  }
}
