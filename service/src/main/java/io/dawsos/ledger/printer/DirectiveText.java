package io.dawsos.ledger.printer;

import io.dawsos.ledger.model.Balance;
import io.dawsos.ledger.model.Close;
import io.dawsos.ledger.model.Commodity;
import io.dawsos.ledger.model.Cost;
import io.dawsos.ledger.model.Custom;
import io.dawsos.ledger.model.Directive;
import io.dawsos.ledger.model.Document;
import io.dawsos.ledger.model.Event;
import io.dawsos.ledger.model.MetadataValue;
import io.dawsos.ledger.model.Note;
import io.dawsos.ledger.model.Open;
import io.dawsos.ledger.model.Pad;
import io.dawsos.ledger.model.Posting;
import io.dawsos.ledger.model.Price;
import io.dawsos.ledger.model.Query;
import io.dawsos.ledger.model.Transaction;
import io.dawsos.money.CurrencyCode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Directives as the language writes them, each with a line end. */
final class DirectiveText {
  private DirectiveText() {}

  static String of(Directive directive) {
    StringBuilder text = new StringBuilder();
    text.append(directive.date()).append(' ');
    if (directive instanceof Transaction transaction) {
      appendTransaction(text, transaction);
    } else {
      text.append(line(directive)).append('\n');
      ValueText.append(text, directive.metadata(), "  ");
    }
    return text.toString();
  }

  private static String line(Directive directive) {
    if (directive instanceof Open open) {
      return open(open);
    } else if (directive instanceof Close close) {
      return "close " + close.account();
    } else if (directive instanceof Commodity commodity) {
      return "commodity " + commodity.currency();
    } else if (directive instanceof Balance balance) {
      return balance(balance);
    } else if (directive instanceof Pad pad) {
      return "pad " + pad.account() + " " + pad.from();
    } else if (directive instanceof Price price) {
      return "price " + price.currency() + " " + price.amount();
    }
    return textLine(directive);
  }

  private static String textLine(Directive directive) {
    if (directive instanceof Note note) {
      return "note "
          + note.account()
          + " "
          + ValueText.quoted(note.comment())
          + labels(note.tags(), note.links());
    } else if (directive instanceof Document document) {
      return "document "
          + document.account()
          + " "
          + ValueText.quoted(file(document))
          + labels(document.tags(), document.links());
    } else if (directive instanceof Event event) {
      return "event " + ValueText.quoted(event.name()) + " " + ValueText.quoted(event.value());
    } else if (directive instanceof Query query) {
      return "query " + ValueText.quoted(query.name()) + " " + ValueText.quoted(query.text());
    } else if (directive instanceof Custom custom) {
      return custom(custom);
    }
    throw new IllegalArgumentException("not booked: " + directive);
  }

  private static String open(Open open) {
    String currencies =
        open.currencies().stream().map(CurrencyCode::code).collect(Collectors.joining(","));
    String line = "open " + open.account() + (currencies.isEmpty() ? "" : " " + currencies);
    return open.booking() == null ? line : line + " \"" + open.booking() + "\"";
  }

  private static String balance(Balance balance) {
    String tolerance =
        balance.tolerance() == null ? "" : " ~ " + balance.tolerance().toPlainString();
    return "balance %s %s%s %s"
        .formatted(
            balance.account(),
            balance.amount().number().toPlainString(),
            tolerance,
            balance.amount().currency());
  }

  private static String custom(Custom custom) {
    StringBuilder line = new StringBuilder("custom ").append(ValueText.quoted(custom.type()));
    for (MetadataValue value : custom.values()) {
      line.append(' ').append(ValueText.of(value));
    }
    return line.toString();
  }

  /** A document stands relative to the file that names it, and what is printed is one file. */
  private static String file(Document document) {
    String declaring = document.source().file();
    return document.file().startsWith("/")
        ? document.file()
        : declaring.substring(0, declaring.lastIndexOf('/') + 1) + document.file();
  }

  private static String labels(List<String> tags, List<String> links) {
    StringBuilder labels = new StringBuilder();
    tags.forEach(tag -> labels.append(" #").append(tag));
    links.forEach(link -> labels.append(" ^").append(link));
    return labels.toString();
  }

  private static void appendTransaction(StringBuilder text, Transaction transaction) {
    text.append(transaction.flag());
    if (transaction.payee() != null) {
      text.append(' ').append(ValueText.quoted(transaction.payee()));
    }
    text.append(' ').append(ValueText.quoted(transaction.narration()));
    text.append(labels(transaction.tags(), transaction.links())).append('\n');
    ValueText.append(text, transaction.metadata(), "  ");
    for (Posting posting : transaction.postings()) {
      text.append("  ");
      if (posting.flag() != null) {
        text.append(posting.flag()).append(' ');
      }
      text.append(posting.account()).append("  ").append(posting.units());
      if (posting.cost() != null) {
        text.append(' ').append(cost(posting));
      }
      if (posting.price() != null) {
        text.append(" @ ").append(posting.price());
      }
      text.append('\n');
      ValueText.append(text, posting.metadata(), "    ");
    }
  }

  private static String cost(Posting posting) {
    Cost cost = Objects.requireNonNull(posting.cost());
    String label = cost.label() == null ? "" : ", " + ValueText.quoted(cost.label());
    return "{%s %s, %s%s}"
        .formatted(cost.number().toPlainString(), cost.currency(), cost.date(), label);
  }
}
