package io.dawsos.ledger.model;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A booked transaction: every posting has its units, lot and price. Immutable.
 *
 * @param source where it is written
 * @param date its day
 * @param flag {@code *}, {@code !} or another flag; {@code P} for one that a pad inserted
 * @param payee the payee, if written
 * @param narration the description; empty if none is written
 * @param tags its tags, in order
 * @param links its links, in order
 * @param postings its legs, grouped by the currency in which they balance
 * @param metadata its metadata
 */
public record Transaction(
    Source source,
    LocalDate date,
    char flag,
    @Nullable String payee,
    String narration,
    List<String> tags,
    List<String> links,
    List<Posting> postings,
    Metadata metadata)
    implements Directive {
  /** Copies the lists. */
  public Transaction {
    tags = List.copyOf(tags);
    links = List.copyOf(links);
    postings = List.copyOf(postings);
  }

  @Override
  public List<String> accounts() {
    return postings.stream().map(Posting::account).toList();
  }

  /** Returns the transaction with these legs. */
  public Transaction withPostings(List<Posting> legs) {
    return new Transaction(source, date, flag, payee, narration, tags, links, legs, metadata);
  }

  /** Returns the transaction with this place and metadata. */
  public Transaction withMetadata(Source place, Metadata replacement) {
    return new Transaction(place, date, flag, payee, narration, tags, links, postings, replacement);
  }
}
