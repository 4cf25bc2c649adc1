package io.dawsos.executor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.dawsos.portfolio.Portfolio;
import io.dawsos.portfolio.PortfolioId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordSchemasTest {
  private static final ObjectMapper JSON = JsonFormat.mapper();

  enum Side {
    BUY,
    SELL_SHORT;

    @JsonValue
    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  enum Plain {
    A,
    B
  }

  record Leg(String name, @Nullable BigDecimal rate) {}

  record Everything(
      UUID someId,
      PortfolioId portfolio,
      BigDecimal price,
      int lots,
      boolean open,
      double beta,
      LocalDate day,
      Side side,
      Plain plain,
      Leg first,
      @Nullable Leg second,
      @JsonPropertyDescription("in order of time") List<Leg> legs,
      @Nullable List<String> names,
      List<@Nullable BigDecimal> gaps,
      Map<String, BigDecimal> weights,
      @Nullable String missing) {}

  record Owner(Portfolio portfolioId) {}

  private static final Everything FULL =
      new Everything(
          new UUID(1, 2),
          new PortfolioId(new UUID(3, 4)),
          new BigDecimal("1.50"),
          3,
          true,
          0.25,
          LocalDate.of(2025, 10, 24),
          Side.SELL_SHORT,
          Plain.B,
          new Leg("a", BigDecimal.ONE),
          new Leg("b", null),
          List.of(new Leg("c", null)),
          List.of("x"),
          Arrays.asList(BigDecimal.ONE, null),
          Map.of("EUR", BigDecimal.TEN),
          "why");
  private static final Everything SPARSE =
      new Everything(
          new UUID(1, 2),
          new PortfolioId(new UUID(3, 4)),
          BigDecimal.ZERO,
          0,
          false,
          0,
          LocalDate.of(2025, 10, 24),
          Side.BUY,
          Plain.A,
          new Leg("a", null),
          null,
          List.of(),
          null,
          List.of(),
          Map.of(),
          null);

  private static JsonNode schema(Class<?> type) {
    return new RecordSchemas(JSON).of(type);
  }

  private static List<Error> errors(Class<?> type, String document) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(schema(type).toString(), InputFormat.JSON)
        .validate(
            document,
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
  }

  @Test
  void describesWhatTheMapperWrites() throws Exception {
    assertThat(errors(Everything.class, JSON.writeValueAsString(FULL))).isEmpty();
    assertThat(errors(Everything.class, JSON.writeValueAsString(SPARSE))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "some_id, string, uuid",
    "portfolio, string, uuid",
    "price, number,",
    "lots, integer,",
    "open, boolean,",
    "beta, number,",
    "day, string, date",
    "first, object,",
    "legs, array,",
    "weights, object,"
  })
  void namesTypesAsJsonHasThem(String property, String type, @Nullable String format) {
    JsonNode described = schema(Everything.class).path("properties").path(property);

    assertThat(described.path("type").asText()).isEqualTo(type);
    assertThat(described.path("format").asText(null)).isEqualTo(format);
  }

  @Test
  void whatMayBeNullMayBeAbsent() {
    JsonNode schema = schema(Everything.class);

    assertThat(schema.path("required"))
        .extracting(JsonNode::asText)
        .contains("price", "first", "gaps")
        .doesNotContain("second", "names", "missing");
    assertThat(schema.at("/properties/second/type").toString()).isEqualTo("[\"object\",\"null\"]");
    assertThat(schema.at("/properties/gaps/items/type").toString())
        .isEqualTo("[\"number\",\"null\"]");
    assertThat(schema.at("/properties/legs/items/properties/rate/type").toString())
        .isEqualTo("[\"number\",\"null\"]");
  }

  @Test
  void saysTheDialectAndTheMeaningAndKeepsTheOrder() {
    JsonNode schema = schema(Everything.class);

    assertThat(schema.path("$schema").asText())
        .isEqualTo("https://json-schema.org/draft/2020-12/schema");
    assertThat(schema.at("/properties/legs/description").asText()).isEqualTo("in order of time");
    assertThat(schema.path("properties").fieldNames())
        .toIterable()
        .startsWith("some_id", "portfolio", "price", "lots")
        .endsWith("gaps", "weights", "missing");
  }

  @Test
  void aPortfolioStandsForItsId() {
    assertThat(schema(Owner.class).at("/properties/portfolio_id").toString())
        .isEqualTo("{\"type\":\"string\",\"format\":\"uuid\",\"x-dawsos-type\":\"portfolio\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"name\": null}",
        "{\"name\": 3}",
        "{\"name\": \"a\", \"rate\": \"1\"}",
        "{\"name\": \"a\", \"more\": 1}"
      })
  void refusesWhatTheRecordDoesNotHave(String document) {
    assertThat(errors(Leg.class, document)).isNotEmpty();
  }

  @Test
  void enumsAreTheirTexts() {
    assertThat(schema(Everything.class).at("/properties/side").toString())
        .isEqualTo("{\"type\":\"string\",\"enum\":[\"buy\",\"sell_short\"]}");
    assertThat(schema(Everything.class).at("/properties/plain/enum").toString())
        .isEqualTo("[\"A\",\"B\"]");
  }
}
