package io.dawsos.ledger.parser;

import java.util.LinkedHashSet;
import java.util.Set;

/** The tags and links of a directive while it is read. */
final class TagsAndLinks {
  final Set<String> tags = new LinkedHashSet<>();
  final Set<String> links = new LinkedHashSet<>();

  /** Reads tags and links as long as there are some. */
  void read(TokenStream tokens) {
    while (true) {
      switch (tokens.peek()) {
        case TAG -> tags.add(tokens.takeText());
        case LINK -> links.add(tokens.takeText());
        default -> {
          return;
        }
      }
    }
  }
}
