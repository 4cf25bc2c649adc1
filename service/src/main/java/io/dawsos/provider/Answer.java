package io.dawsos.provider;

import io.dawsos.pack.build.Rejection;
import java.time.LocalDate;
import java.util.List;

/**
 * What a provider answered.
 *
 * @param source the provider's name
 * @param asOf the last date that was asked for
 * @param licence what may be done with the items
 * @param items the data
 * @param rejected what the provider sent but cannot be used, such as a price of zero; never dropped
 *     in silence
 */
public record Answer<T>(
    String source, LocalDate asOf, Licence licence, List<T> items, List<Rejected> rejected) {
  /** Copies both lists. */
  public Answer {
    items = List.copyOf(items);
    rejected = List.copyOf(rejected);
  }

  /** What was rejected, in the words of a build. */
  public List<Rejection> rejections() {
    return rejected.stream()
        .map(item -> new Rejection(source, item.subject(), item.date() + ": " + item.reason()))
        .toList();
  }

  /**
   * An item that cannot be used.
   *
   * @param subject the symbol or pair
   * @param date its date, in the provider's words
   * @param reason one sentence for people
   */
  public record Rejected(String subject, String date, String reason) {}
}
