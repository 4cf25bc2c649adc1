package io.dawsos.ledger.plugin;

import io.dawsos.ledger.model.Balance;
import io.dawsos.ledger.model.Close;
import io.dawsos.ledger.model.Commodity;
import io.dawsos.ledger.model.Cost;
import io.dawsos.ledger.model.Custom;
import io.dawsos.ledger.model.Directive;
import io.dawsos.ledger.model.Document;
import io.dawsos.ledger.model.Event;
import io.dawsos.ledger.model.Note;
import io.dawsos.ledger.model.Open;
import io.dawsos.ledger.model.Pad;
import io.dawsos.ledger.model.Posting;
import io.dawsos.ledger.model.Price;
import io.dawsos.ledger.model.Query;
import io.dawsos.ledger.model.Transaction;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a directive says, without its place and metadata, as a text: two directives with one text
 * are duplicates. Parts follow each other without a separator and the kind does not count, since
 * Beancount compares them so.
 */
final class DirectiveKey {
  private final StringBuilder text = new StringBuilder();

  private DirectiveKey() {}

  static String of(Directive directive) {
    DirectiveKey key = new DirectiveKey();
    key.add(directive.date());
    key.addParts(directive);
    return key.text.toString();
  }

  private void addParts(Directive directive) {
    if (directive instanceof Transaction transaction) {
      addTransaction(transaction);
    } else if (directive instanceof Open open) {
      add(open.account()).addSorted(open.currencies()).add(open.booking());
    } else if (directive instanceof Close close) {
      add(close.account());
    } else if (directive instanceof Commodity commodity) {
      add(commodity.currency());
    } else if (directive instanceof Balance balance) {
      add(balance.account()).add(balance.amount()).add(balance.tolerance());
    } else if (directive instanceof Pad pad) {
      add(pad.account()).add(pad.from());
    } else if (directive instanceof Price price) {
      add(price.currency()).add(price.amount());
    } else {
      addTexts(directive);
    }
  }

  private void addTexts(Directive directive) {
    if (directive instanceof Note note) {
      add(note.account()).add(note.comment()).addSorted(note.tags()).addSorted(note.links());
    } else if (directive instanceof Document document) {
      add(document.account()).add(file(document));
      addSorted(document.tags()).addSorted(document.links());
    } else if (directive instanceof Event event) {
      add(event.name()).add(event.value());
    } else if (directive instanceof Query query) {
      add(query.name()).add(query.text());
    } else if (directive instanceof Custom custom) {
      add(custom.type()).addSorted(custom.values());
    }
  }

  private void addTransaction(Transaction transaction) {
    add(transaction.flag()).add(transaction.payee()).add(transaction.narration());
    addSorted(transaction.tags()).addSorted(transaction.links());
    addSorted(transaction.postings().stream().map(DirectiveKey::of).toList());
  }

  private static String of(Posting posting) {
    DirectiveKey key = new DirectiveKey();
    Cost cost = posting.cost();
    key.add(posting.account()).add(posting.units());
    key.add(cost == null ? null : cost.toString()).add(posting.price()).add(posting.flag());
    return key.text.toString();
  }

  private static String file(Document document) {
    String declaring = document.source().file();
    return document.file().startsWith("/")
        ? document.file()
        : declaring.substring(0, declaring.lastIndexOf('/') + 1) + document.file();
  }

  private DirectiveKey add(@Nullable Object part) {
    text.append(part instanceof BigDecimal number ? number.toPlainString() : part);
    return this;
  }

  /** Adds parts of which the order does not count. */
  private DirectiveKey addSorted(Collection<?> parts) {
    List<String> sorted = parts.stream().map(String::valueOf).sorted().toList();
    sorted.forEach(part -> text.append('\u0001').append(part).append('\u0002'));
    return this;
  }
}
