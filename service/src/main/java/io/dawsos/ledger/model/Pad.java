package io.dawsos.ledger.model;

import java.time.LocalDate;
import java.util.List;

/**
 * Asks for a transaction that makes the account's next balance assertion hold. Immutable.
 *
 * @param source where it is written
 * @param date the day of the transaction to insert
 * @param account the account to fill
 * @param from the account that gives the difference
 * @param metadata its metadata
 */
public record Pad(Source source, LocalDate date, String account, String from, Metadata metadata)
    implements Directive {
  @Override
  public List<String> accounts() {
    return List.of(account, from);
  }
}
