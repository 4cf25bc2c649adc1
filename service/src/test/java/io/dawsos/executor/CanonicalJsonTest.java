package io.dawsos.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.dawsos.digest.Sha256;
import io.dawsos.money.RandomNumbers;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  @Test
  void theWholeExampleOfRfc8785Section322ButItsNumbersWhichStayExact() throws Exception {
    assertThat(
            canonical(
                """
                {
                  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                  "literals": [null, true, false]
                }"""))
        .isEqualTo(
            "{\"literals\":[null,true,false],\"numbers\":[333333333.33333329,"
                + "1000000000000000000000000000000,4.5,0.002,0.000000000000000000000000001],"
                + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud800", "\udc00", "a\ud83dz", "\ude00\ud83d"})
  void halfASurrogatePairIsRefusedWhereverItStands(String text) {
    var key = JSON.createObjectNode().put(text, 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> CanonicalJson.bytes(TextNode.valueOf(text)));
    assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.bytes(key));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void aNumberThatIsNoneIsRefused(double number) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CanonicalJson.bytes(DoubleNode.valueOf(number)));
  }

  @Test
  void whatIsNoJsonIsRefused() {
    var binary = JSON.createObjectNode().put("bytes", new byte[] {1});
    var object = JSON.createObjectNode().putPOJO("object", new Object());

    assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.bytes(binary));
    assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.bytes(object));
  }

  /** The other way to the same text: Jackson's own writer over sorted maps and plain numbers. */
  @ParameterizedTest
  @MethodSource("seeds")
  void isWhatAnotherWriterMakesOfTheSameValue(long seed) throws Exception {
    Object value = value(new RandomNumbers(seed), 4);
    String other =
        UPPERCASE_ESCAPE
            .matcher(JSON.writeValueAsString(value))
            .replaceAll(match -> "\\" + match.group().toLowerCase(Locale.ROOT));

    var canonical = CanonicalJson.bytes(JSON.valueToTree(value));

    assertThat(canonical.text()).isEqualTo(other);
    assertThat(canonical.toArray()).isEqualTo(other.getBytes(StandardCharsets.UTF_8));
    assertThat(canonical.sha256()).isEqualTo(Sha256.hex(other));
    assertThat(CanonicalJson.of(JSON.readTree(canonical.text()))).isEqualTo(other);
  }

  private static final Pattern UPPERCASE_ESCAPE = Pattern.compile("\\\\u00[0-9A-F]{2}");
  private static final List<String> CHARACTERS =
      List.of(
          "a",
          "Z",
          "0",
          " ",
          "/",
          "\"",
          "\\",
          "\b",
          "\t",
          "\n",
          "\f",
          "\r",
          "\0",
          "\u001f",
          "\u007f",
          "\u0080",
          "\u07ff",
          "\u0800",
          "\u20ac",
          "\uffff",
          "\ud83d\ude00",
          "\udbff\udfff",
          "\ufb33");

  private static String text(RandomNumbers random) {
    return random.list(random.below(8), i -> random.pick(CHARACTERS)).stream()
        .collect(Collectors.joining());
  }

  private static Object value(RandomNumbers random, int depth) {
    return switch (random.below(depth == 0 ? 4 : 7)) {
      case 0 -> text(random);
      case 1 -> plain(random.decimal());
      case 2 -> random.below(2) == 0;
      case 3 -> random.below(1_000_000) - 500_000;
      case 4 -> random.list(random.below(6), i -> value(random, depth - 1));
      default -> {
        Map<String, Object> object = new TreeMap<>();
        random
            .list(random.below(8), i -> text(random))
            .forEach(name -> object.put(name, value(random, depth - 1)));
        yield object;
      }
    };
  }

  private static BigDecimal plain(BigDecimal number) {
    return number.signum() == 0
        ? BigDecimal.ZERO
        : new BigDecimal(number.stripTrailingZeros().toPlainString());
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
