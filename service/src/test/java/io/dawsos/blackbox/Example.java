package io.dawsos.blackbox;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dawsos.blackbox.Api.Answer;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request of an OpenAPI document: an operation with the examples of its parameters.
 *
 * @param operation the document's part
 * @param method in upper case
 * @param path with its parameters and the query
 * @param headers by name
 * @param body empty where there is none
 */
record Example(
    JsonNode operation, String method, String path, Map<String, String> headers, String body) {

  /** The only runtime expression that the document uses. */
  private static final String HEADER = "$response.header.";

  /**
   * Sends the example of every operation, those first that say by links what the others ask for;
   * fails where an answer is not the good one that the document promises.
   *
   * @return how many were sent
   */
  static int runAll(JsonNode document, Api api) {
    Map<String, Map<String, String>> links = new HashMap<>();
    List<Operation> operations = new ArrayList<>(Operation.all(document));
    operations.sort(comparing(operation -> operation.definition().findValue("links") == null));
    int count = 0;
    for (Operation operation : operations) {
      String id = operation.definition().path("operationId").textValue();
      for (Example example : operation.examples(document, links.getOrDefault(id, Map.of()))) {
        Answer answer = api.send(example.request(api));
        assertThat(answer.status()).as("%s: %s", id, answer.body()).isEqualTo(example.status());
        links.putAll(example.linked(answer));
        count++;
      }
    }
    return count;
  }

  private record Operation(String template, String method, JsonNode definition) {
    static List<Operation> all(JsonNode document) {
      List<Operation> all = new ArrayList<>();
      for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
        for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
          all.add(
              new Operation(
                  path.getKey(), method.getKey().toUpperCase(Locale.ROOT), method.getValue()));
        }
      }
      return all;
    }

    /** One for each example of a body, with the values of a link where there are some. */
    List<Example> examples(JsonNode document, Map<String, String> linked) {
      String path = template;
      List<String> query = new ArrayList<>();
      Map<String, String> headers = new TreeMap<>();
      for (JsonNode each : definition.path("parameters")) {
        String reference = each.path("$ref").textValue();
        JsonNode parameter = reference == null ? each : document.at(reference.substring(1));
        String name = parameter.path("name").textValue();
        String value = linked.getOrDefault(name, parameter.path("example").asText());
        switch (parameter.path("in").textValue()) {
          case "path" -> path = path.replace("{" + name + "}", encode(value));
          case "query" -> query.add(name + "=" + encode(value));
          default -> headers.put(name, value);
        }
      }
      String target = query.isEmpty() ? path : path + "?" + String.join("&", query);
      return bodies(definition).stream()
          .map(body -> new Example(definition, method, target, headers, body))
          .toList();
    }
  }

  private static List<String> bodies(JsonNode operation) {
    if (!operation.has("requestBody")) {
      return List.of("");
    }
    JsonNode examples = operation.at("/requestBody/content/application~1json/examples");
    return Json.elements(examples).stream().map(each -> each.path("value").toString()).toList();
  }

  /** The good one that the document promises. */
  private int status() {
    return operation.path("responses").properties().stream()
        .map(answer -> Integer.parseInt(answer.getKey()))
        .filter(status -> status / 100 == 2)
        .findFirst()
        .orElseThrow();
  }

  /** What the answer says of parameters of other operations, by their names. */
  private Map<String, Map<String, String>> linked(Answer answer) {
    Map<String, Map<String, String>> linked = new HashMap<>();
    String status = Integer.toString(answer.status());
    for (JsonNode link : operation.path("responses").path(status).path("links")) {
      Map<String, String> values = new HashMap<>();
      for (Map.Entry<String, JsonNode> each : link.path("parameters").properties()) {
        String expression = each.getValue().textValue();
        assertThat(expression).startsWith(HEADER);
        values.put(each.getKey(), answer.header(expression.substring(HEADER.length())));
      }
      linked.put(link.path("operationId").textValue(), values);
    }
    return linked;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** The request to a server. */
  HttpRequest.Builder request(Api api) {
    HttpRequest.Builder request = api.request(path);
    headers.forEach(request::header);
    return body.isEmpty()
        ? request.method(method, BodyPublishers.noBody())
        : request
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body));
  }
}
