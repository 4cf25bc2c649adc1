package io.dawsos.ledger.model;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A transaction as written, before booking; a snapshot never holds one. Immutable.
 *
 * @param source where it is written
 * @param date its day
 * @param flag its flag
 * @param payee the payee, if written
 * @param narration the description; empty if none is written
 * @param tags its tags, in order
 * @param links its links, in order
 * @param postings its legs, in the order written
 * @param metadata its metadata
 */
public record DraftTransaction(
    Source source,
    LocalDate date,
    char flag,
    @Nullable String payee,
    String narration,
    List<String> tags,
    List<String> links,
    List<DraftPosting> postings,
    Metadata metadata)
    implements Directive {
  /** Copies the lists. */
  public DraftTransaction {
    tags = List.copyOf(tags);
    links = List.copyOf(links);
    postings = List.copyOf(postings);
  }

  /** Returns the booked transaction with these legs. */
  public Transaction booked(List<Posting> legs) {
    return new Transaction(source, date, flag, payee, narration, tags, links, legs, metadata);
  }
}
