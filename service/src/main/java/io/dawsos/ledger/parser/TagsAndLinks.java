package io.dawsos.ledger.parser;

import java.util.LinkedHashSet;
import java.util.Set;

/** The tags and links of a directive while it is read. */
final class TagsAndLinks {
  // Most directives have none, so the sets are made for the first one.
  private Set<String> tags = Set.of();
  private Set<String> links = Set.of();

  /** Reads tags and links as long as there are some. */
  void read(TokenStream tokens) {
    while (true) {
      switch (tokens.peek()) {
        case TAG -> tags = with(tags, tokens.takeText());
        case LINK -> links = with(links, tokens.takeText());
        default -> {
          return;
        }
      }
    }
  }

  private static Set<String> with(Set<String> known, String label) {
    Set<String> set = known.isEmpty() ? new LinkedHashSet<>() : known;
    set.add(label);
    return set;
  }

  Set<String> tags() {
    return tags;
  }

  Set<String> links() {
    return links;
  }
}
