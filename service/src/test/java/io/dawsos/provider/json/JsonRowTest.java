package io.dawsos.provider.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRowTest {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  @Test
  void readsFieldsByTheirType() throws JsonProcessingException {
    JsonRow row = row("{'text': ' a ', 'number': 0.10, 'day': '2024-02-29', 'unit': 'CAD'}");

    assertThat(row.text("text")).isEqualTo("a");
    assertThat(row.number("number")).isEqualByComparingTo(new BigDecimal("0.1"));
    assertThat(row.date("day")).isEqualTo(LocalDate.of(2024, 2, 29));
    assertThat(row.currencyOrNull("unit")).isEqualTo(CurrencyCode.of("CAD"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'x': null}", "{'x': ''}", "{'x': '  '}", "[]", "7", "null"})
  void takesBlankForAbsent(String json) throws JsonProcessingException {
    JsonRow row = row(json);

    assertThat(row.textOrNull("x")).isNull();
    assertThat(row.dateOrNull("x")).isNull();
    assertThat(row.currencyOrNull("x")).isNull();
    assertThat(row.shown("x")).isBlank();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> row.text("x"))
        .withMessage("x is missing");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> row.date("x"))
        .withMessage("x is missing");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> row.number("x"))
        .withMessage("x is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e41", "1e-41", "-1e41", "1e2000000000", "'1'", "true", "[1]", "{}"})
  void readsNoNumberThatIsNoneOrEnormous(String value) throws JsonProcessingException {
    JsonRow row = row("{'x': " + value + "}");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> row.number("x"))
        .withMessageStartingWith("x is not a number");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GBp", "usd", "ABC", "DOLLAR", "/"})
  void readsNoCurrencyOutsideIso4217(String code) throws JsonProcessingException {
    JsonRow row = row("{'x': '" + code + "'}");

    assertThatIllegalArgumentException().isThrownBy(() -> row.currencyOrNull("x"));
  }

  @Test
  void showsAFieldShortAndOnOneLine() throws JsonProcessingException {
    JsonRow row = row("{'x': '" + "1\\n".repeat(99) + "'}");

    assertThat(row.shown("x")).isEqualTo("1 ".repeat(20) + "…");
  }

  private static JsonRow row(String json) throws JsonProcessingException {
    return new JsonRow(MAPPER.readTree(json.replace('\'', '"')));
  }
}
