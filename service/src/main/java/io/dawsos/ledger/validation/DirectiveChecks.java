package io.dawsos.ledger.validation;

import io.dawsos.ledger.booking.Tolerances;
import io.dawsos.ledger.model.Balance;
import io.dawsos.ledger.model.Commodity;
import io.dawsos.ledger.model.Decimals;
import io.dawsos.ledger.model.Directive;
import io.dawsos.ledger.model.LedgerError;
import io.dawsos.ledger.model.LedgerOptions;
import io.dawsos.ledger.model.Posting;
import io.dawsos.ledger.model.Transaction;
import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks that directives do not contradict each other and that transactions balance. */
final class DirectiveChecks {
  private static final BigDecimal ROUNDING = new BigDecimal("1e-24");

  private final List<Directive> directives;
  private final LedgerOptions options;
  private final List<LedgerError> errors = new ArrayList<>();

  private DirectiveChecks(List<Directive> directives, LedgerOptions options) {
    this.directives = directives;
    this.options = options;
  }

  static List<LedgerError> run(List<Directive> directives, LedgerOptions options) {
    DirectiveChecks checks = new DirectiveChecks(directives, options);
    checks.checkDuplicateBalances();
    checks.checkDuplicateCommodities();
    checks.checkTransactions();
    return checks.errors;
  }

  private record BalanceKey(String account, CurrencyCode currency, LocalDate date) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof BalanceKey key
          && account.equals(key.account)
          && currency.equals(key.currency)
          && date.equals(key.date);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * account.hashCode() + currency.hashCode()) + date.hashCode();
    }
  }

  private void checkDuplicateBalances() {
    Map<BalanceKey, BigDecimal> seen = new HashMap<>();
    for (Directive directive : directives) {
      if (directive instanceof Balance balance) {
        BigDecimal number = balance.amount().number();
        BalanceKey key =
            new BalanceKey(balance.account(), balance.amount().currency(), balance.date());
        BigDecimal previous = seen.putIfAbsent(key, number);
        if (previous != null && previous.compareTo(number) != 0) {
          error(balance, "Duplicate balance assertion with different amounts; keep the right one");
        }
      }
    }
  }

  private void checkDuplicateCommodities() {
    Set<CurrencyCode> seen = new HashSet<>();
    for (Directive directive : directives) {
      if (directive instanceof Commodity commodity && !seen.add(commodity.currency())) {
        error(
            commodity,
            "Duplicate commodity directives for '%s'; keep one".formatted(commodity.currency()));
      }
    }
  }

  private void checkTransactions() {
    for (Directive directive : directives) {
      if (directive instanceof Transaction transaction) {
        checkBalanced(transaction);
      }
    }
  }

  private void checkBalanced(Transaction transaction) {
    if (isZero(transaction.postings())) {
      return;
    }
    Map<CurrencyCode, BigDecimal> residual = residual(transaction.postings());
    if (residual.isEmpty()) {
      return;
    }
    Tolerances tolerances = Tolerances.ofBooked(transaction.postings(), options);
    BigDecimal rounding = roundingOfAverages(transaction.postings());
    boolean small =
        residual.entrySet().stream()
            .allMatch(
                each ->
                    each.getValue().abs().compareTo(tolerances.of(each.getKey()).max(rounding))
                        <= 0);
    if (!small) {
      String shown =
          residual.entrySet().stream()
              .map(each -> each.getValue().toPlainString() + " " + each.getKey())
              .collect(Collectors.joining(", "));
      error(
          transaction,
          "Transaction does not balance: (%s) is left over; correct an amount".formatted(shown));
    }
  }

  /** What merging lots may leave over, since an average cost has 28 digits and no more. */
  private BigDecimal roundingOfAverages(List<Posting> postings) {
    if (!options.rules().averageBooking()) {
      return BigDecimal.ZERO;
    }
    return postings.stream()
        .filter(Posting::isMerging)
        .map(posting -> posting.weightNumber().abs().multiply(ROUNDING))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Whether the postings balance in one currency and nothing is left over, as of most. */
  private static boolean isZero(List<Posting> postings) {
    if (postings.isEmpty()) {
      return true;
    }
    CurrencyCode currency = postings.get(0).weightCurrency();
    BigDecimal sum = BigDecimal.ZERO;
    for (Posting posting : postings) {
      if (!posting.weightCurrency().equals(currency)) {
        return false;
      }
      sum = Decimals.plus(sum, posting.weightNumber());
    }
    return sum.signum() == 0;
  }

  /** Returns what is left over in each currency, without zeros. */
  private static Map<CurrencyCode, BigDecimal> residual(List<Posting> postings) {
    Map<CurrencyCode, BigDecimal> residual = new LinkedHashMap<>(4);
    for (Posting posting : postings) {
      residual.merge(posting.weightCurrency(), posting.weightNumber(), Decimals::plus);
    }
    residual.values().removeIf(number -> number.signum() == 0);
    return residual;
  }

  private void error(Directive directive, String message) {
    errors.add(LedgerError.at(directive.source(), "ValidationError", message));
  }
}
