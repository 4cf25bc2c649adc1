package io.dawsos.ledger.model;

import java.time.LocalDate;
import java.util.List;

/**
 * Closes an account. Immutable.
 *
 * @param source where it is written
 * @param date the last day on which the account may be used
 * @param account the account
 * @param metadata its metadata
 */
public record Close(Source source, LocalDate date, String account, Metadata metadata)
    implements Directive {
  @Override
  public int rank() {
    return 2;
  }

  @Override
  public List<String> accounts() {
    return List.of(account);
  }
}
