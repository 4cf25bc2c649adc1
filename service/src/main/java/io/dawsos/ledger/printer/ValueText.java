package io.dawsos.ledger.printer;

import io.dawsos.ledger.model.Metadata;
import io.dawsos.ledger.model.MetadataValue;
import java.math.BigDecimal;

/** Values as the language writes them. */
final class ValueText {
  private ValueText() {}

  /** Returns the text in quotes, on one line. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> quoted.append('\\').append(c);
        case '\n' -> quoted.append("\\n");
        case '\t' -> quoted.append("\\t");
        case '\r' -> quoted.append("\\r");
        case '\f' -> quoted.append("\\f");
        case '\b' -> quoted.append("\\b");
        default -> quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  /** Returns a value behind a key or a kind; empty for none. */
  static String of(MetadataValue value) {
    if (value instanceof MetadataValue.Text text) {
      return quoted(text.text());
    } else if (value instanceof MetadataValue.Account account) {
      return account.name();
    } else if (value instanceof MetadataValue.Date date) {
      return date.date().toString();
    } else if (value instanceof MetadataValue.Currency currency) {
      return currency.currency().code();
    } else if (value instanceof MetadataValue.Tag tag) {
      return "#" + tag.tag();
    } else if (value instanceof MetadataValue.Bool bool) {
      return bool.value() ? "TRUE" : "FALSE";
    } else if (value instanceof MetadataValue.Numeric numeric) {
      return number(numeric.number());
    } else if (value instanceof MetadataValue.Money money) {
      return number(money.amount().number()) + " " + money.amount().currency();
    }
    return "";
  }

  /** A negative number stands in parentheses, lest it be subtracted from the one before it. */
  private static String number(BigDecimal number) {
    String plain = number.toPlainString();
    return number.signum() < 0 ? "(" + plain + ")" : plain;
  }

  /** Appends one line for each key. */
  static void append(StringBuilder text, Metadata metadata, String indent) {
    metadata
        .values()
        .forEach(
            (key, value) ->
                text.append(indent).append((key + ": " + of(value)).stripTrailing()).append('\n'));
  }
}
