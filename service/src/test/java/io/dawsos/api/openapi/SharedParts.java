package io.dawsos.api.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dawsos.executor.JsonFormat;
import io.swagger.v3.jaxrs2.Reader;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What holds of every operation, and so is said of none of them where it is written. */
final class SharedParts {
  static final ObjectMapper JSON = JsonFormat.mapper();
  static final String BEARER = "bearer";
  static final String PROXY = "proxy";

  private static final String TRACE_PARENT = "00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}";

  private SharedParts() {}

  /** Adds to a document what all operations share. */
  static void addTo(OpenAPI document, String version) {
    document
        .openapi("3.1.1")
        .info(
            new Info()
                .title("DawsOS")
                .description(
                    "Portfolio intelligence that can be reproduced: every figure is pinned by a"
                        + " pricing pack and a version of the ledger. Amounts are exact decimals;"
                        + " read them as such, not as binary floating point. Answers may get more"
                        + " fields: ignore those that you do not know.")
                .version(version)
                .license(new License().name("Apache License 2.0").identifier("Apache-2.0")))
        .servers(List.of(new Server().url("/").description("where this document is")));
    Components components =
        document.getComponents() == null ? new Components() : document.getComponents();
    document.setComponents(components);
    addHeaders(components);
    addParameters(components);
    components
        .addSecuritySchemes(
            BEARER,
            new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description(
                    "An API key (`dawsos key create NAME`), or a JWT of a configured identity"
                        + " provider. The scopes are those that the user's role and the key need."))
        .addSecuritySchemes(
            PROXY,
            new SecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.HEADER)
                .name("X-User-ID")
                .description("The id of a user; believed only from trusted proxies."));
    for (ProblemAnswer problem : ProblemAnswer.ALL) {
      ApiResponse response = problem.response();
      addHeadersOfAll(response);
      components.addResponses(problem.name(), response);
    }
    document.getPaths().values().stream()
        .flatMap(path -> path.readOperations().stream())
        .forEach(SharedParts::complete);
  }

  private static void addHeaders(Components components) {
    components
        .addHeaders(
            "X-Request-Id",
            header("The id of the request: the caller's, or a random UUID.", string()))
        .addHeaders(
            "traceparent",
            header(
                "W3C Trace Context: the trace of the request's own, or a new one.",
                string().pattern("^" + TRACE_PARENT + "$")))
        .addHeaders(
            "ETag",
            header("Changes with the content.", string().pattern("^\".+\"$")).required(false))
        .addHeaders("Cache-Control", header("Whether the answer may be kept.", string()))
        .addHeaders(
            "X-Execution-Id",
            header("The id of the execution.", string().format("uuid")).required(false))
        .addHeaders(
            "RateLimit-Policy",
            header("How many requests may come in how many seconds.", string()).required(false))
        .addHeaders(
            "RateLimit",
            header("How many requests are left, and for how long.", string()).required(false))
        .addHeaders(
            "Retry-After",
            header("Seconds after which to try again.", integer().minimum(BigDecimal.ZERO)))
        .addHeaders(
            "WWW-Authenticate", header("How to authenticate.", string().pattern("^Bearer ")));
  }

  private static void addParameters(Components components) {
    components
        .addParameters(
            "X-Request-Id",
            parameter(
                "X-Request-Id",
                "An id of the request of the caller's own; any other text is not taken.",
                string().pattern("^[A-Za-z0-9._-]{1,64}$"),
                "my-request"))
        .addParameters(
            "traceparent",
            parameter(
                "traceparent",
                "W3C Trace Context: the trace to which the request belongs.",
                string().pattern("^" + TRACE_PARENT + "$"),
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"))
        .addParameters(
            "If-None-Match",
            parameter(
                "If-None-Match",
                "The entity tag of an answer that the caller has: 304 where it would be the same.",
                string(),
                "\"none\""));
  }

  private static Header header(String description, Schema<?> schema) {
    return new Header().description(description).required(true).schema(schema);
  }

  private static Parameter parameter(
      String name, String description, Schema<?> schema, String example) {
    return new Parameter()
        .name(name)
        .in("header")
        .description(description)
        .schema(schema)
        .example(example);
  }

  private static Schema<?> string() {
    return new Schema<String>().types(Set.of("string"));
  }

  private static Schema<?> integer() {
    return new Schema<Integer>().types(Set.of("integer"));
  }

  private static void complete(Operation operation) {
    Map<String, ApiResponse> answers = new TreeMap<>(operation.getResponses());
    for (ProblemAnswer problem : ProblemAnswer.ALL) {
      if (problem.fits().test(operation)) {
        String status = Integer.toString(problem.status());
        ApiResponse own = answers.get(status);
        if (own == null) {
          answers.put(status, new ApiResponse().$ref(problem.name()));
        } else {
          add(problem, own);
        }
      }
    }
    if (answers.containsKey("304")) {
      answers.forEach(
          (status, answer) -> {
            if (status.equals("304") || status.startsWith("2")) {
              answer.addHeaderObject("ETag", new Header());
            }
          });
    }
    answers.values().stream()
        .filter(answer -> answer.get$ref() == null)
        .forEach(SharedParts::finish);
    ApiResponses sorted = new ApiResponses();
    sorted.putAll(answers);
    operation.setResponses(sorted);
    operation.addParametersItem(new Parameter().$ref("X-Request-Id"));
    operation.addParametersItem(new Parameter().$ref("traceparent"));
    if (answers.containsKey("304")) {
      operation.addParametersItem(new Parameter().$ref("If-None-Match"));
    }
  }

  /** An operation that answers a status in its own way may be answered by the problem, too. */
  private static void add(ProblemAnswer problem, ApiResponse own) {
    if (own.get$ref() == null) {
      Content content = own.getContent() == null ? new Content() : own.getContent();
      content.putAll(problem.content());
      own.content(content);
      problem.addHeaders(own);
    }
  }

  private static void finish(ApiResponse answer) {
    if (answer.getDescription().equals(Reader.DEFAULT_DESCRIPTION)) {
      answer.setDescription("What was asked for.");
    }
    addHeadersOfAll(answer);
  }

  /** Adds the headers of every answer, after those that it has. */
  private static void addHeadersOfAll(ApiResponse answer) {
    Set<String> names = new LinkedHashSet<>();
    if (answer.getHeaders() != null) {
      names.addAll(answer.getHeaders().keySet());
    }
    names.addAll(
        List.of("X-Request-Id", "traceparent", "Cache-Control", "RateLimit-Policy", "RateLimit"));
    answer.setHeaders(new LinkedHashMap<>());
    names.forEach(name -> answer.addHeaderObject(name, new Header().$ref(name)));
  }
}
