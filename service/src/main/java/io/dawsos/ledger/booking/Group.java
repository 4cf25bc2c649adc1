package io.dawsos.ledger.booking;

import io.dawsos.money.CurrencyCode;
import java.util.List;

/** The legs of a transaction that must balance in one currency. Immutable. */
record Group(CurrencyCode currency, List<Leg> legs) {
  Group {
    legs = List.copyOf(legs);
  }
}
