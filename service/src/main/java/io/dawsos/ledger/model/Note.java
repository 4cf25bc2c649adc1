package io.dawsos.ledger.model;

import java.time.LocalDate;
import java.util.List;

/**
 * A dated comment on an account. Immutable.
 *
 * @param source where it is written
 * @param date its day
 * @param account the account
 * @param comment the comment
 * @param tags its tags, in order
 * @param links its links, in order
 * @param metadata its metadata
 */
public record Note(
    Source source,
    LocalDate date,
    String account,
    String comment,
    List<String> tags,
    List<String> links,
    Metadata metadata)
    implements Directive {
  /** Copies the lists. */
  public Note {
    tags = List.copyOf(tags);
    links = List.copyOf(links);
  }

  @Override
  public List<String> accounts() {
    return List.of(account);
  }
}
