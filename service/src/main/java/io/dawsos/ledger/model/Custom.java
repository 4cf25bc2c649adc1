package io.dawsos.ledger.model;

import java.time.LocalDate;
import java.util.List;

/**
 * A directive of a user's own kind. Immutable.
 *
 * @param source where it is written
 * @param date its day
 * @param type the kind
 * @param values what follows the kind on its line
 * @param metadata its metadata
 */
public record Custom(
    Source source, LocalDate date, String type, List<MetadataValue> values, Metadata metadata)
    implements Directive {
  /** Copies the values. */
  public Custom {
    values = List.copyOf(values);
  }
}
