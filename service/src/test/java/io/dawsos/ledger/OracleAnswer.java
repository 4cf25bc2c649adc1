package io.dawsos.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dawsos.executor.JsonFormat;
import io.dawsos.ledger.summary.LedgerSummary;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** What Beancount said about one ledger. */
final class OracleAnswer {
  private static final ObjectMapper JSON = JsonFormat.mapper();
  private static final BigDecimal CLOSE = new BigDecimal("1e-9");
  private static final List<String> EXACT =
      List.of("beancount", "ledger", "directives", "total_directives", "options");

  private final JsonNode answer;

  private OracleAnswer(JsonNode answer) {
    this.answer = answer;
  }

  static OracleAnswer read(Path file) throws IOException {
    return new OracleAnswer(JSON.readTree(file.toFile()));
  }

  /** Returns what differs, one readable line each; empty for an equal ledger. */
  List<String> differences(LedgerSummary summary) {
    JsonNode found = JSON.valueToTree(summary);
    List<String> differences = new ArrayList<>();
    compare(differences, "keys", keys(answer), keys(found));
    for (String key : EXACT) {
      compare(differences, key, List.of(answer.get(key)), List.of(found.get(key)));
    }
    compare(differences, "error", errors(answer), errors(found));
    compare(differences, "lot", lots(answer), lots(found));
    for (String key : List.of("balances", "prices")) {
      compare(differences, key, numbers(answer.get(key), ""), numbers(found.get(key), ""));
    }
    compare(differences, "valuation", keys(answer, "valuation"), keys(found, "valuation"));
    compareValues(differences, answer.get("valuation"), found.get("valuation"));
    return differences;
  }

  private static void compare(
      List<String> differences, String what, List<?> expected, List<?> actual) {
    for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
      Object wanted = i < expected.size() ? expected.get(i) : "nothing";
      Object found = i < actual.size() ? actual.get(i) : "nothing";
      if (!wanted.equals(found)) {
        differences.add(what + " " + i + ": expected " + wanted + " but found " + found);
        return;
      }
    }
  }

  private static List<String> keys(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }

  private static List<String> keys(JsonNode object, String list) {
    return stream(object.get(list)).flatMap(each -> keys(each).stream()).toList();
  }

  private static List<String> errors(JsonNode summary) {
    return stream(summary.get("errors"))
        .map(
            error ->
                keys(error)
                    + " %s:%d %s"
                        .formatted(
                            error.get("file").asText(),
                            error.get("line").asInt(),
                            error.get("type").asText()))
        .toList();
  }

  private static List<String> lots(JsonNode summary) {
    return stream(summary.get("lots"))
        .map(lot -> String.join(" ", stream(lot).map(OracleAnswer::plain).toList()))
        .sorted()
        .toList();
  }

  /** Returns the leaves of a tree with their paths, numbers without trailing zeros. */
  private static List<String> numbers(JsonNode tree, String path) {
    List<String> numbers = new ArrayList<>();
    if (tree.isObject()) {
      tree.properties()
          .forEach(each -> numbers.addAll(numbers(each.getValue(), path + " " + each.getKey())));
    } else if (tree.isArray()) {
      tree.forEach(each -> numbers.addAll(numbers(each, path)));
    } else {
      numbers.add(path + " " + plain(tree));
    }
    return numbers.stream().sorted().toList();
  }

  private static String plain(JsonNode text) {
    try {
      BigDecimal number = new BigDecimal(text.asText());
      return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    } catch (NumberFormatException e) {
      return text.asText();
    }
  }

  private static void compareValues(List<String> differences, JsonNode expected, JsonNode found) {
    List<String> wanted = numbers(expected, "");
    List<String> actual = numbers(found, "");
    for (int i = 0; i < Math.max(wanted.size(), actual.size()); i++) {
      if (i >= wanted.size() || i >= actual.size() || !isClose(wanted.get(i), actual.get(i))) {
        compare(differences, "valuation", wanted, actual);
        return;
      }
    }
  }

  /** Valuations agree within a relative error, as inverse rates are rounded. */
  private static boolean isClose(String wanted, String found) {
    if (wanted.equals(found)) {
      return true;
    }
    int number = wanted.lastIndexOf(' ') + 1;
    if (number != found.lastIndexOf(' ') + 1
        || !wanted.substring(0, number).equals(found.substring(0, number))) {
      return false;
    }
    BigDecimal left = new BigDecimal(wanted.substring(number));
    BigDecimal right = new BigDecimal(found.substring(number));
    return left.subtract(right).abs().compareTo(left.abs().multiply(CLOSE, MathContext.DECIMAL64))
        <= 0;
  }

  private static java.util.stream.Stream<JsonNode> stream(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
