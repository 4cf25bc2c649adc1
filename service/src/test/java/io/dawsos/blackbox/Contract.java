package io.dawsos.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.dawsos.blackbox.Api.Answer;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What a server says of its answers in {@code /openapi.json}, and whether it keeps to it: status,
 * media type, body and headers. Fields that the document does not name are refused, too, though it
 * asks clients to ignore them. Thread-safe.
 */
final class Contract implements AnswerCheck {
  private static final String URI = "urn:dawsos:openapi";

  /** Headers of the transport and for browsers, of which the document does not speak. */
  private static final Set<String> OF_HTTP =
      Set.of(
          "content-type",
          "connection",
          "content-length",
          "transfer-encoding",
          "date",
          "vary",
          "allow",
          "content-security-policy",
          "x-content-type-options",
          "referrer-policy",
          "cross-origin-resource-policy",
          "access-control-allow-origin",
          "access-control-expose-headers");

  /** Documents are read once, however many servers tell the same. */
  private static final Map<String, Contract> KNOWN = new ConcurrentHashMap<>();

  private final JsonNode document;
  private final SchemaRegistry registry;
  private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

  private Contract(String text) {
    document = Json.parse(text);
    JsonNode strict = document.deepCopy();
    for (JsonNode properties : strict.findParents("properties")) {
      if (properties.path("properties").isObject() && !properties.has("additionalProperties")) {
        ((ObjectNode) properties).put("additionalProperties", false);
      }
    }
    registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemas(Map.of(URI, strict.toString())));
  }

  /** The contract of a document. */
  static Contract of(String text) {
    return KNOWN.computeIfAbsent(text, Contract::new);
  }

  /** The contract of the server at a port, which is asked for it with the first answer. */
  static AnswerCheck ofServer(int port) {
    Api api = new Api(port, "none", AnswerCheck.NONE);
    return new AnswerCheck() {
      private @Nullable Contract contract;

      @Override
      public synchronized void check(HttpRequest request, Answer answer) {
        Contract known = contract;
        if (known == null) {
          known = of(api.get("/openapi.json").body());
          contract = known;
        }
        known.check(request, answer);
      }
    };
  }

  @Override
  public void check(HttpRequest request, Answer answer) {
    String asked = "%s %s -> %d".formatted(request.method(), request.uri(), answer.status());
    String path = path(request.uri().getRawPath());
    // HEAD is answered as GET is, without the body.
    boolean head = request.method().equals("HEAD");
    String method = head ? "get" : request.method().toLowerCase(Locale.ROOT);
    if (document.path("paths").path(path).has(method)) {
      String at = "/paths/%s/%s/responses/%d".formatted(escape(path), method, answer.status());
      if (document.at(at).isMissingNode()) {
        fail("%s: the document does not know this status: %s", asked, answer.body());
      }
      check(asked, resolve(at), answer, head);
    } else {
      assertThat(answer.status()).as("%s: %s", asked, answer.body()).isBetween(400, 599);
      check(asked, "/components/responses/NotFound", answer, head);
    }
  }

  private void check(String asked, String at, Answer answer, boolean head) {
    checkHeaders(asked, document.at(at).path("headers"), answer);
    JsonNode content = document.at(at).path("content");
    if (head || content.isMissingNode()) {
      assertThat(answer.body()).as(asked).isEmpty();
      return;
    }
    String type = answer.header("Content-Type").replaceFirst(";.*", "").strip();
    assertThat(content.has(type)).as("%s: answers %s", asked, type).isTrue();
    if (type.endsWith("json")) {
      String schema = "%s/content/%s/schema".formatted(at, escape(type));
      assertThat(errors(schema, Json.parse(answer.body())))
          .as("%s: %s", asked, answer.body())
          .isEmpty();
    }
  }

  private void checkHeaders(String asked, JsonNode documented, Answer answer) {
    Set<String> undocumented = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    undocumented.addAll(answer.headers().map().keySet());
    OF_HTTP.forEach(undocumented::remove);
    for (Map.Entry<String, JsonNode> each : documented.properties()) {
      String name = each.getKey();
      undocumented.remove(name);
      String at = each.getValue().path("$ref").textValue().substring(1);
      List<String> values = answer.headers().allValues(name);
      if (document.at(at).path("required").asBoolean()) {
        assertThat(values).as("%s: header %s", asked, name).hasSize(1);
      }
      for (String value : values) {
        boolean number = document.at(at).path("schema").path("type").asText().equals("integer");
        JsonNode parsed = number ? new IntNode(Integer.parseInt(value)) : new TextNode(value);
        assertThat(errors(at + "/schema", parsed))
            .as("%s: header %s: %s", asked, name, value)
            .isEmpty();
      }
    }
    assertThat(undocumented).as("%s: headers that the document does not name", asked).isEmpty();
  }

  private List<Error> errors(String at, JsonNode value) {
    return schemas
        .computeIfAbsent(at, each -> registry.getSchema(SchemaLocation.of(URI + "#" + each)))
        .validate(
            value,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
  }

  /** The path of the document that a request's stands for, or the request's where there is none. */
  private String path(String raw) {
    if (document.path("paths").has(raw)) {
      return raw;
    }
    for (Map.Entry<String, JsonNode> each : document.path("paths").properties()) {
      if (raw.matches(each.getKey().replace(".", "\\.").replaceAll("\\{[^}]*}", "[^/]+"))) {
        return each.getKey();
      }
    }
    return raw;
  }

  /** Follows a reference to a shared answer. */
  private String resolve(String at) {
    String reference = document.at(at).path("$ref").textValue();
    return reference == null ? at : reference.substring(1);
  }

  private static String escape(String part) {
    return part.replace("~", "~0").replace("/", "~1");
  }
}
