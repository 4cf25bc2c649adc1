package io.dawsos.blackbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request of an OpenAPI document: an operation with the examples of its parameters.
 *
 * @param method in upper case
 * @param path with its parameters and the query
 * @param headers by name
 * @param body empty where there is none
 * @param status the good one that the document promises
 */
record Example(String method, String path, Map<String, String> headers, String body, int status) {

  /** Every example of every operation. */
  static List<Example> allOf(JsonNode document) {
    List<Example> all = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        all.addAll(ofOperation(document, path.getKey(), method.getKey(), method.getValue()));
      }
    }
    return all;
  }

  private static List<Example> ofOperation(
      JsonNode document, String template, String method, JsonNode operation) {
    String path = template;
    List<String> query = new ArrayList<>();
    Map<String, String> headers = new TreeMap<>();
    for (JsonNode each : operation.path("parameters")) {
      String reference = each.path("$ref").textValue();
      JsonNode parameter = reference == null ? each : document.at(reference.substring(1));
      String name = parameter.path("name").textValue();
      String value = parameter.path("example").asText();
      switch (parameter.path("in").textValue()) {
        case "path" -> path = path.replace("{" + name + "}", encode(value));
        case "query" -> query.add(name + "=" + encode(value));
        default -> headers.put(name, value);
      }
    }
    String target = query.isEmpty() ? path : path + "?" + String.join("&", query);
    return bodies(operation).stream()
        .map(
            body ->
                new Example(
                    method.toUpperCase(Locale.ROOT), target, headers, body, status(operation)))
        .toList();
  }

  private static List<String> bodies(JsonNode operation) {
    if (!operation.has("requestBody")) {
      return List.of("");
    }
    JsonNode examples = operation.at("/requestBody/content/application~1json/examples");
    return Json.elements(examples).stream().map(each -> each.path("value").toString()).toList();
  }

  private static int status(JsonNode operation) {
    for (Map.Entry<String, JsonNode> answer : operation.path("responses").properties()) {
      if (answer.getKey().startsWith("2")) {
        return Integer.parseInt(answer.getKey());
      }
    }
    throw new AssertionError("no good answer: " + operation);
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
