package io.dawsos.ledger.model;

import io.dawsos.money.Amount;
import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import java.time.LocalDate;

/** A value written for a metadata key or in a {@code custom} directive. Immutable. */
public sealed interface MetadataValue {
  /** Whether the value says yes: neither nothing, FALSE, zero nor an empty text. */
  default boolean isTrue() {
    return true;
  }

  /** A quoted string, without its quotes. */
  record Text(String text) implements MetadataValue {
    @Override
    public boolean isTrue() {
      return !text.isEmpty();
    }
  }

  /** The name of an account. */
  record Account(String name) implements MetadataValue {}

  /** A date. */
  record Date(LocalDate date) implements MetadataValue {}

  /** A currency or commodity. */
  record Currency(CurrencyCode currency) implements MetadataValue {}

  /** A tag, without its {@code #}. */
  record Tag(String tag) implements MetadataValue {}

  /** {@code TRUE} or {@code FALSE}. */
  record Bool(boolean value) implements MetadataValue {
    @Override
    public boolean isTrue() {
      return value;
    }
  }

  /** A number, or the value of an arithmetic expression. */
  record Numeric(BigDecimal number) implements MetadataValue {
    @Override
    public boolean isTrue() {
      return number.signum() != 0;
    }
  }

  /** A number with its currency. */
  record Money(Amount amount) implements MetadataValue {
    @Override
    public boolean isTrue() {
      return amount.number().signum() != 0;
    }
  }

  /** {@code NULL}, or nothing after the key. */
  record Empty() implements MetadataValue {
    @Override
    public boolean isTrue() {
      return false;
    }
  }
}
