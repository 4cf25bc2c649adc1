package io.dawsos.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/** Money in and out, conversions, fees and the margin loan. */
final class Banker {
  static final String LOAN = "Liabilities:Morgan:MarginLoan";

  private static final BigDecimal LOAN_RATE = new BigDecimal("0.0645");
  private static final BigDecimal CASH_RATE = new BigDecimal("0.0180");
  private static final BigDecimal FEE_SHARE = new BigDecimal("0.0004");
  private static final BigDecimal MARGIN = new BigDecimal("0.997");

  private final Market market;
  private final Journal journal;
  private final Broker broker;

  Banker(Market market, Journal journal, Broker broker) {
    this.market = market;
    this.journal = journal;
    this.broker = broker;
  }

  void contribute(LocalDate date, Custody custody, String amount) {
    Entry entry = new Entry(date, "Morgan", "Monthly contribution", "contribution");
    book(entry, "Equity:Morgan:Contributions", custody.cash(), amount, custody.currency());
  }

  void withdraw(LocalDate date, Custody custody, String amount) {
    Entry entry = new Entry(date, "Morgan", "Withdrawal", "withdrawal");
    book(entry, custody.cash(), "Equity:Morgan:Withdrawals", amount, custody.currency());
  }

  void transfer(LocalDate date, Custody from, Custody to, String amount) {
    Entry entry = new Entry(date, "Morgan", "Transfer to " + to.cash(), "transfer");
    book(entry, from.cash(), to.cash(), amount, from.currency());
  }

  void borrow(LocalDate date, String amount) {
    Entry entry = new Entry(date, "Margin lender", "Draw on the margin loan", "loan");
    book(entry, LOAN, Custody.CANADA.cash(), amount, "CAD");
  }

  void repay(LocalDate date, String amount) {
    Entry entry = new Entry(date, "Margin lender", "Repayment of the margin loan", "loan");
    book(entry, Custody.CANADA.cash(), LOAN, amount, "CAD");
  }

  /** Converts at the rate of the day less the dealer's margin, with the rate per unit. */
  void convert(LocalDate date, Custody from, Custody to, String amount) {
    BigDecimal sold = new BigDecimal(amount);
    BigDecimal rate =
        market
            .rate(from.currency(), to.currency(), date)
            .multiply(MARGIN)
            .setScale(4, RoundingMode.HALF_EVEN);
    String price = "@ %s %s".formatted(rate.toPlainString(), to.currency());
    convert(date, from, to, sold, Broker.cents(sold.multiply(rate)), price);
  }

  /** Converts as {@link #convert(LocalDate, Custody, Custody, String)}, with the total price. */
  void convertForTotal(LocalDate date, Custody from, Custody to, String amount) {
    BigDecimal sold = new BigDecimal(amount);
    BigDecimal rate = market.rate(from.currency(), to.currency(), date).multiply(MARGIN);
    BigDecimal bought = Broker.cents(sold.multiply(rate));
    convert(date, from, to, sold, bought, "@@ %s %s".formatted(bought, to.currency()));
  }

  /** Adds a month of interest to the loan. */
  void chargeLoanInterest(LocalDate date) {
    BigDecimal interest = journal.balance(LOAN).negate().multiply(LOAN_RATE);
    Entry entry = new Entry(date, "Margin lender", "Interest on the margin loan", "interest");
    book(entry, LOAN, "Expenses:Morgan:LoanInterest", part(interest, 12), "CAD");
  }

  /** Credits a quarter of interest on cash. */
  void payCashInterest(LocalDate date, Custody custody) {
    BigDecimal interest = journal.balance(custody.cash()).multiply(CASH_RATE);
    Entry entry = new Entry(date, "Custodian", "Interest on cash", "interest");
    book(entry, "Income:Morgan:Interest", custody.cash(), part(interest, 4), custody.currency());
  }

  /** Charges the custody fee of a quarter, a share of the securities held. */
  void chargeFee(LocalDate date, Custody custody) {
    BigDecimal fee = Broker.cents(broker.value(date, custody).multiply(FEE_SHARE));
    Entry entry = new Entry(date, "Custodian", "Custody fee", "fee");
    String amount = fee.toPlainString();
    book(entry, custody.cash(), "Expenses:Morgan:CustodyFees", amount, custody.currency());
  }

  private void convert(
      LocalDate date, Custody from, Custody to, BigDecimal sold, BigDecimal bought, String price) {
    String narration = "Convert %s to %s".formatted(from.currency(), to.currency());
    Entry entry = new Entry(date, "Broker", narration, "fx");
    entry.post(from.cash(), sold.negate(), from.currency(), price);
    journal.add(entry.post(to.cash(), bought, to.currency()));
  }

  private void book(Entry entry, String from, String to, String amount, String currency) {
    BigDecimal number = new BigDecimal(amount);
    entry.post(from, number.negate(), currency);
    journal.add(entry.post(to, number, currency));
  }

  private static String part(BigDecimal yearly, int parts) {
    return yearly.divide(BigDecimal.valueOf(parts), 2, RoundingMode.HALF_EVEN).toPlainString();
  }
}
