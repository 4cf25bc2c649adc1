package io.dawsos.blackbox;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dawsos.blackbox.Api.Answer;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractTest {
  private static final String PROBLEM = "application/problem+json";
  private static final Contract CONTRACT =
      Contract.of(
          """
          {"openapi": "3.1.1", "info": {"title": "Things", "version": "1"},
           "paths": {"/things/{id}": {"get": {"responses": {
             "200": {
               "description": "A thing.",
               "headers": {"ETag": {"$ref": "#/components/headers/ETag"},
                           "Age": {"$ref": "#/components/headers/Age"}},
               "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}},
             "204": {"description": "Nothing."},
             "404": {"$ref": "#/components/responses/NotFound"}}}}},
           "components": {
             "headers": {
               "ETag": {"required": true, "schema": {"type": "string", "pattern": "^\\".+\\"$"}},
               "Age": {"schema": {"type": "integer", "minimum": 0}}},
             "responses": {"NotFound": {
               "description": "There is no such thing.",
               "content": {"application/problem+json": {"schema":
                 {"$ref": "#/components/schemas/Problem"}}}}},
             "schemas": {
               "Thing": {"type": "object", "required": ["id", "day"], "properties": {
                 "id": {"type": "integer"},
                 "day": {"type": ["string", "null"], "format": "date"},
                 "parts": {"type": "array", "items": {"$ref": "#/components/schemas/Thing"}}}},
               "Problem": {"type": "object", "required": ["code"], "properties": {
                 "code": {"type": "string"}}}}}}""");

  private static HttpRequest request(String method, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:1" + path))
        .method(method, BodyPublishers.noBody())
        .build();
  }

  private static Answer answer(int status, String type, String body, String... headers) {
    Map<String, List<String>> all = new TreeMap<>();
    all.put("Content-Type", List.of(type));
    all.put("Date", List.of("today"));
    for (int i = 0; i < headers.length; i += 2) {
      all.put(headers[i], List.of(headers[i + 1]));
    }
    return new Answer(status, HttpHeaders.of(all, (name, value) -> true), body);
  }

  private static Answer thing(String body) {
    return answer(200, "application/json", body, "etag", "\"1\"");
  }

  private static void accepts(String method, String path, Answer answer) {
    assertThatCode(() -> CONTRACT.check(request(method, path), answer)).doesNotThrowAnyException();
  }

  private static void refuses(String method, String path, Answer answer, String reason) {
    assertThatThrownBy(() -> CONTRACT.check(request(method, path), answer))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("%s http://127.0.0.1:1%s", method, path)
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\": 1, \"day\": null}",
        "{\"id\": 1, \"day\": \"2025-02-28\", \"parts\": [{\"id\": 2, \"day\": null}]}"
      })
  void acceptsWhatIsDocumented(String body) {
    accepts("GET", "/things/1", thing(body));
    accepts("GET", "/things/1?more=true", thing(body));
    accepts("GET", "/things/1", answer(404, PROBLEM, "{\"code\": \"UNKNOWN\"}"));
    accepts("GET", "/things/1", answer(204, "", ""));
    accepts("HEAD", "/things/1", thing(""));
    accepts("GET", "/things/1", answer(200, "application/json", body, "ETag", "\"1\"", "Age", "7"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"id\": \"1\", \"day\": null} | integer expected",
        "{\"id\": 1} | required property 'day' not found",
        "{\"id\": 1, \"day\": \"2025-02-30\"} | date",
        "{\"id\": 1, \"day\": null, \"more\": 1} | 'more'",
        "{\"id\": 1, \"day\": null, \"parts\": [{\"id\": 2}]} | /parts/0",
        "[] | object expected"
      })
  void refusesBodiesThatAreNotOfTheSchema(String body, String reason) {
    refuses("GET", "/things/1", thing(body), reason);
  }

  @Test
  void refusesStatusesAndMediaTypesThatAreNotDocumented() {
    String body = "{\"id\": 1, \"day\": null}";

    refuses("GET", "/things/1", answer(201, "application/json", body), "does not know this status");
    refuses("GET", "/things/1", answer(200, "text/html", body, "ETag", "\"1\""), "text/html");
    refuses("GET", "/things/1", answer(204, "", "{}"), "204");
  }

  @Test
  void refusesHeadersThatAreNotDocumentedOrWrong() {
    String body = "{\"id\": 1, \"day\": null}";
    String json = "application/json";

    refuses("GET", "/things/1", answer(200, json, body), "header ETag");
    refuses("GET", "/things/1", answer(200, json, body, "ETag", "1"), "header ETag");
    refuses(
        "GET", "/things/1", answer(200, json, body, "ETag", "\"1\"", "Age", "-1"), "header Age");
    refuses("GET", "/things/1", answer(200, json, body, "ETag", "\"1\"", "X-More", "1"), "X-More");
  }

  @Test
  void whatIsNotInTheDocumentHasToBeAProblem() {
    accepts("GET", "/nothing", answer(404, PROBLEM, "{\"code\": \"NOT_FOUND\"}"));
    accepts("PUT", "/things/1", answer(405, PROBLEM, "{\"code\": \"METHOD_NOT_ALLOWED\"}"));
    refuses("GET", "/nothing", thing("{\"id\": 1, \"day\": null}"), "200");
    refuses("GET", "/things/1/parts", answer(404, "text/html", "no"), "text/html");
  }
}
