package io.dawsos.ledger.model;

import java.time.LocalDate;
import java.util.List;

/**
 * Attaches a file to an account. Immutable.
 *
 * @param source where it is written
 * @param date its day
 * @param account the account
 * @param file the file as written, relative to the file that names it unless absolute
 * @param tags its tags, in order
 * @param links its links, in order
 * @param metadata its metadata
 */
public record Document(
    Source source,
    LocalDate date,
    String account,
    String file,
    List<String> tags,
    List<String> links,
    Metadata metadata)
    implements Directive {
  /** Copies the lists. */
  public Document {
    tags = List.copyOf(tags);
    links = List.copyOf(links);
  }

  @Override
  public int rank() {
    return 1;
  }

  @Override
  public List<String> accounts() {
    return List.of(account);
  }
}
