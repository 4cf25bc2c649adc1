package io.dawsos.ledger.plugin;

import io.dawsos.ledger.model.Cost;
import io.dawsos.ledger.model.Decimals;
import io.dawsos.ledger.model.Directive;
import io.dawsos.ledger.model.Metadata;
import io.dawsos.ledger.model.MetadataValue;
import io.dawsos.ledger.model.Open;
import io.dawsos.ledger.model.Posting;
import io.dawsos.ledger.model.Source;
import io.dawsos.ledger.model.Transaction;
import io.dawsos.money.Amount;
import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * {@code currency_accounts}: makes each transaction that converts by a price balance in each of its
 * currencies, through an account for each under the configured one, instead of the price.
 */
final class CurrencyAccounts {
  private static final String DEFAULT_BASE = "Equity:CurrencyAccounts";
  private static final Pattern ACCOUNT =
      Pattern.compile("\\p{Lu}[\\p{L}\\p{Nd}-]*(:[\\p{Lu}\\p{Nd}][\\p{L}\\p{Nd}-]*)+");
  private static final String PROCESSED = "currency_accounts_processed";

  private final String base;
  private final SortedSet<String> accounts = new TreeSet<>();

  private CurrencyAccounts(String base) {
    this.base = base;
  }

  static List<Directive> run(List<Directive> directives, PluginContext context)
      throws PluginFailedException {
    if (directives.isEmpty()) {
      throw new PluginFailedException("the ledger is empty");
    }
    String config = String.valueOf(context.config()).strip();
    CurrencyAccounts plugin =
        new CurrencyAccounts(ACCOUNT.matcher(config).matches() ? config : DEFAULT_BASE);
    List<Directive> changed = new ArrayList<>(directives.size());
    for (Directive directive : directives) {
      changed.add(
          directive instanceof Transaction transaction
              ? plugin.neutralized(transaction)
              : directive);
    }
    List<Directive> all = plugin.opens(directives.get(0).date());
    all.addAll(changed);
    return all;
  }

  private List<Directive> opens(LocalDate date) {
    List<Directive> opens = new ArrayList<>();
    for (String account : accounts) {
      Source source = new Source("<currency_accounts>", opens.size());
      opens.add(new Open(source, date, account, List.of(), null, Metadata.EMPTY));
    }
    return opens;
  }

  private Transaction neutralized(Transaction transaction) throws PluginFailedException {
    Map<CurrencyCode, List<Posting>> groups = new LinkedHashMap<>();
    boolean converts = false;
    for (Posting posting : transaction.postings()) {
      requireOneCurrency(posting);
      // Beancount takes a price of zero for none.
      converts |= posting.price() != null && posting.price().number().signum() != 0;
      groups.computeIfAbsent(currency(posting), unused -> new ArrayList<>()).add(posting);
    }
    if (!converts || groups.size() < 2) {
      return transaction;
    }
    List<Posting> postings = new ArrayList<>();
    groups.forEach((currency, group) -> postings.addAll(neutralized(transaction, currency, group)));
    MetadataValue processed = new MetadataValue.Bool(true);
    return transaction
        .withPostings(postings)
        .withMetadata(transaction.source(), transaction.metadata().with(PROCESSED, processed));
  }

  private static void requireOneCurrency(Posting posting) throws PluginFailedException {
    Cost cost = posting.cost();
    Amount price = posting.price();
    if (cost != null
        && price != null
        && price.number().signum() != 0
        && !cost.currency().equals(price.currency())) {
      throw new PluginFailedException(
          "the posting at " + posting.source() + " has its cost and its price in two currencies");
    }
  }

  private static CurrencyCode currency(Posting posting) {
    Cost cost = posting.cost();
    return cost == null ? posting.units().currency() : cost.currency();
  }

  private List<Posting> neutralized(
      Transaction transaction, CurrencyCode currency, List<Posting> group) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Posting posting : group) {
      Cost cost = posting.cost();
      BigDecimal units = posting.units().number();
      sum = Decimals.plus(sum, cost == null ? units : Decimals.times(units, cost.number()));
    }
    if (sum.signum() == 0) {
      return group;
    }
    String account = base + ":" + currency;
    accounts.add(account);
    List<Posting> postings = new ArrayList<>(group.size() + 1);
    group.forEach(posting -> postings.add(posting.withPrice(null)));
    postings.add(
        new Posting(
            transaction.source(),
            account,
            new Amount(sum.negate(), currency),
            null,
            null,
            null,
            false,
            Metadata.EMPTY));
    return postings;
  }
}
