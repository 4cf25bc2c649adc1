package io.dawsos.pack.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dawsos.database.TestDatabase;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.PriceOverride;
import io.dawsos.pack.store.OverrideStore.Stored;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OverrideStoreTest {
  private static final LocalDate DATE = LocalDate.of(2025, 10, 24);
  private static final Instant NOW = Instant.parse("2025-10-24T22:15:00.123456Z");

  @RegisterExtension final TestDatabase database = new TestDatabase();

  private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
  private OverrideStore store;

  @BeforeEach
  void openTheStore() {
    store = new OverrideStore(database.jdbi(), now::get);
  }

  private static PriceOverride override(LocalDate date, String subject, String price) {
    String[] parts = price.split(" ", -1);
    return new PriceOverride(
        date,
        CurrencyCode.of(subject),
        new BigDecimal(parts[0]),
        CurrencyCode.of(parts[1]),
        "jane@example.org",
        "the café's tape, page 2");
  }

  private static PriceOverride override(String subject, String price) {
    return override(DATE, subject, price);
  }

  @Test
  void whatIsStoredHoldsOnItsDate() {
    PriceOverride rate = override("EUR", "1.25 USD");
    PriceOverride price = override("AAPL", "262.8200 USD");

    Stored stored = store.put(rate);
    store.put(price);
    store.put(override(DATE.plusDays(1), "MSFT", "1 USD"));

    assertThat(stored.override()).isEqualTo(rate);
    assertThat(stored.createdAt()).isEqualTo(NOW);
    assertThat(stored.withdrawnAt()).isNull();
    assertThat(store.active(DATE)).containsExactly(price, rate);
    assertThat(store.active(DATE.minusDays(1))).isEmpty();
  }

  @Test
  void theNewestDateIsListedFirst() {
    store.put(override("AAPL", "1 USD"));
    store.put(override(DATE.plusDays(1), "AAPL", "2 USD"));

    assertThat(store.list())
        .extracting(stored -> stored.override().asOf())
        .containsExactly(DATE.plusDays(1), DATE);
  }

  @Test
  void anotherOfTheSameSecurityTakesItsPlaceAndBothAreKept() {
    Stored first = store.put(override("AAPL", "1 USD"));
    now.set(NOW.plus(Duration.ofMinutes(1)));

    Stored second = store.put(override("AAPL", "2 USD"));

    assertThat(store.active(DATE)).containsExactly(second.override());
    assertThat(store.list())
        .containsExactly(
            second, new Stored(first.id(), first.override(), NOW, NOW.plus(Duration.ofMinutes(1))));
  }

  @Test
  void soDoesOneInAnotherCurrency() {
    store.put(override("AAPL", "2 USD"));
    store.put(override("AAPL", "3 CAD"));

    assertThat(store.active(DATE)).containsExactly(override("AAPL", "3 CAD"));
  }

  @Test
  void soDoesTheInverseRateButNoOtherRate() {
    store.put(override("EUR", "1.25 USD"));
    store.put(override("EUR", "1.6 CAD"));
    store.put(override("USD", "0.8 EUR"));

    assertThat(store.active(DATE))
        .containsExactly(override("EUR", "1.6 CAD"), override("USD", "0.8 EUR"));
  }

  @Test
  void whatIsWithdrawnHoldsNoMoreAndIsKept() {
    Stored stored = store.put(override("AAPL", "1 USD"));
    now.set(NOW.plusSeconds(1));

    store.withdraw(stored.id());

    assertThat(store.active(DATE)).isEmpty();
    assertThat(store.list())
        .containsExactly(new Stored(stored.id(), stored.override(), NOW, NOW.plusSeconds(1)));
  }

  @Test
  void whatDoesNotHoldCannotBeWithdrawn() {
    Stored stored = store.put(override("AAPL", "1 USD"));
    store.withdraw(stored.id());

    for (UUID id : List.of(stored.id(), UUID.randomUUID())) {
      DawsosException refused =
          catchThrowableOfType(DawsosException.class, () -> store.withdraw(id));
      assertThat(refused.code()).isEqualTo(ErrorCode.OVERRIDE_UNKNOWN);
      assertThat(refused.message()).contains(id.toString());
    }
  }

  @Test
  void ofManyAtOnceOneHolds() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Stored>> puts =
          IntStream.rangeClosed(1, 12)
              .<Callable<Stored>>mapToObj(
                  price -> () -> store.put(override("AAPL", price + " USD")))
              .toList();

      for (Future<Stored> put : threads.invokeAll(puts)) {
        assertThat(put.get().withdrawnAt()).isNull();
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(store.active(DATE)).hasSize(1);
    assertThat(store.list()).hasSize(12);
  }
}
