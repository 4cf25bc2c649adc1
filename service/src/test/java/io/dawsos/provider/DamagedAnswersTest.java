package io.dawsos.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.error.DawsosException;
import io.dawsos.ledger.CurrencyPair;
import io.dawsos.money.CurrencyCode;
import io.dawsos.provider.fmp.FmpProvider;
import io.dawsos.provider.http.FakeProvider;
import io.dawsos.provider.http.FakeProvider.Response;
import io.dawsos.provider.http.ProviderClient;
import io.dawsos.provider.http.ProviderSettings;
import io.dawsos.provider.http.ProviderSettings.Rate;
import io.dawsos.provider.json.JsonMutation;
import io.dawsos.provider.polygon.PolygonProvider;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever a provider sends, one gets an answer whose items keep their promises, or one kind of
 * exception.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DamagedAnswersTest {
  private static final int SEEDS = 40;
  private static final LocalDate OLDEST = LocalDate.of(1980, 1, 1);
  private static final LocalDate NEWEST = LocalDate.of(2026, 12, 31);
  private static final List<CurrencyPair> EUR_USD =
      List.of(new CurrencyPair(CurrencyCode.of("EUR"), CurrencyCode.of("USD")));

  private final FakeProvider fake = new FakeProvider();
  private final MarketDataProvider polygon = new PolygonProvider(client("polygon"));
  private final MarketDataProvider fmp =
      new FmpProvider(client("fmp"), InstantSource.fixed(Instant.EPOCH));

  @AfterAll
  void closeFake() {
    fake.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bars-aapl",
        "bars-empty",
        "grouped-2024-06-07",
        "splits-nvda",
        "dividends-aapl-2",
        "error"
      })
  void polygonAnswersOrRefuses(String file) {
    byte[] body = FakeProvider.file("polygon/" + file + ".json");
    LocalDate friday = LocalDate.of(2024, 6, 7);
    List<String> many = List.of("AAPL", "AMZN", "META", "MSFT", "NVDA", "TSLA");
    for (long seed = 0; seed < SEEDS; seed++) {
      fake.answers(Response.of(200, "").body(new JsonMutation(seed).of(body)));

      check(seed, () -> polygon.prices(List.of("AAPL"), OLDEST, NEWEST));
      check(seed, () -> polygon.prices(many, friday, friday));
      check(seed, () -> polygon.rates(EUR_USD, OLDEST, NEWEST));
      check(seed, () -> polygon.actions(List.of("NVDA", "AAPL"), OLDEST, NEWEST));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eod-raw-aapl",
        "eod-light-eurusd",
        "splits-aapl",
        "dividends-aapl",
        "profile-vod",
        "income-statement-aapl",
        "limit-reach"
      })
  void fmpAnswersOrRefuses(String file) {
    byte[] body = FakeProvider.file("fmp/" + file + ".json");
    for (long seed = 0; seed < SEEDS; seed++) {
      fake.answers(Response.of(200, "").body(new JsonMutation(seed).of(body)));

      check(seed, () -> fmp.prices(List.of("AAPL"), OLDEST, NEWEST));
      check(seed, () -> fmp.rates(EUR_USD, OLDEST, NEWEST));
      check(seed, () -> fmp.actions(List.of("AAPL"), OLDEST, NEWEST));
      check(seed, () -> fmp.profile("VOD.L"));
      check(seed, () -> fmp.fundamentals("AAPL"));
    }
  }

  private interface Question {
    Answer<?> ask();
  }

  private static void check(long seed, Question question) {
    try {
      Answer<?> answer = question.ask();
      assertThat(answer.items())
          .as("seed %d", seed)
          .allSatisfy(DamagedAnswersTest::keepsItsPromises);
      assertThat(answer.rejected())
          .as("seed %d", seed)
          .allSatisfy(rejected -> assertThat(rejected.toString()).doesNotContain("\u0007"));
    } catch (DawsosException e) {
      assertThat(e.code().name()).as("seed %d", seed).startsWith("PROVIDER_");
    }
  }

  private static void keepsItsPromises(Object item) {
    if (item instanceof Quote quote) {
      assertThat(quote.close()).isPositive();
      assertThat(quote.date()).isBetween(OLDEST, NEWEST);
    } else if (item instanceof QuotedRate rate) {
      assertThat(rate.rate()).isPositive();
      assertThat(rate.date()).isBetween(OLDEST, NEWEST);
    } else if (item instanceof CorporateAction.Split split) {
      assertThat(split.newUnits()).isPositive();
      assertThat(split.oldUnits()).isPositive();
      assertThat(split.exDate()).isBetween(OLDEST, NEWEST);
    } else if (item instanceof CorporateAction.Dividend dividend) {
      assertThat(dividend.amount()).isPositive();
      assertThat(dividend.exDate()).isBetween(OLDEST, NEWEST);
    } else {
      assertThat(item).isInstanceOfAny(Profile.class, Fundamentals.class);
    }
  }

  private ProviderClient client(String name) {
    return new ProviderClient(
        ProviderSettings.defaults(name, fake.url())
            .with(new Rate(60_000_000, 1_000_000, Duration.ofSeconds(5))));
  }
}
