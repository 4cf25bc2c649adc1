package io.dawsos.executor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.DecimalNode;
import io.dawsos.money.RandomNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CanonicalJsonTest {
  private static final ObjectMapper JSON = JsonFormat.mapper();

  static LongStream seeds() {
    return RandomNumbers.seeds(20);
  }

  private static String canonical(String json) throws Exception {
    return CanonicalJson.of(JSON.readTree(json));
  }

  @Test
  void escapesStringsAsRfc8785Section322Shows() throws Exception {
    assertThat(
            canonical("{\"string\": \"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\"}"))
        .isEqualTo("{\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
  }

  @Test
  void escapesEveryControlCharacterInItsOneWay() throws Exception {
    assertThat(canonical("\"\\u0000\\b\\t\\n\\u000b\\f\\r\\u001f\\u007f\\u2028\""))
        .isEqualTo("\"\\u0000\\b\\t\\n\\u000b\\f\\r\\u001f\u007f\u2028\"");
  }

  @Test
  void sortsKeysByUtf16UnitsAsRfc8785Section323Shows() throws Exception {
    String given =
        """
        {"\\u20ac": "Euro Sign", "\\r": "Carriage Return", "\\ufb33": "Hebrew Letter Dalet With Dagesh",
         "1": "One", "\\ud83d\\ude00": "Emoji: Grinning Face", "\\u0080": "Control",
         "\\u00f6": "Latin Small Letter O With Diaeresis"}""";

    List<String> values = new ArrayList<>();
    JSON.readTree(canonical(given)).forEach(value -> values.add(value.textValue()));

    assertThat(values)
        .containsExactly(
            "Carriage Return",
            "One",
            "Control",
            "Latin Small Letter O With Diaeresis",
            "Euro Sign",
            "Emoji: Grinning Face",
            "Hebrew Letter Dalet With Dagesh");
  }

  @ParameterizedTest
  @CsvSource({
    "1.0,1",
    "-0.0,0",
    "1e3,1000",
    "0.10,0.1",
    "333333333.33333329,333333333.33333329",
    "9007199254740993,9007199254740993",
    "1E-10,0.0000000001"
  })
  void numbersAreExactPlainDecimals(String number, String expected) throws Exception {
    assertThat(canonical(number)).isEqualTo(expected);
  }

  @Test
  void literalsAndNestingHaveNoWhiteSpace() throws Exception {
    assertThat(canonical(" [ true , false , null , { } , [ ] , { \"b\" : 1 , \"a\" : [ 2 ] } ] "))
        .isEqualTo("[true,false,null,{},[],{\"a\":[2],\"b\":1}]");
  }

  @Test
  void theHashIsThatOfTheTextInUtf8() throws Exception {
    // printf '{"a":"€"}' | sha256sum
    assertThat(CanonicalJson.sha256(JSON.readTree("{\"a\":\"€\"}")))
        .isEqualTo("db8566e7dc218a6795f689fe26667214b263a2443d9966d00742cbd38019c33e");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theOrderOfFieldsAndZerosOfNumbersDoNotMatter(long seed) {
    RandomNumbers random = new RandomNumbers(seed);
    List<DecimalNode> numbers = random.list(20, i -> DecimalNode.valueOf(random.decimal()));
    List<Integer> order = random.list(20, i -> i);

    assertThat(object(numbers, random.shuffled(order), 2)).isEqualTo(object(numbers, order, 0));
  }

  private static String object(List<DecimalNode> numbers, List<Integer> order, int zeros) {
    var object = JSON.createObjectNode();
    for (int i : order) {
      var number = numbers.get(i).decimalValue();
      object.put("f" + i, number.setScale(number.scale() + zeros));
    }
    JsonNode value = object;
    return CanonicalJson.of(value);
  }
}
