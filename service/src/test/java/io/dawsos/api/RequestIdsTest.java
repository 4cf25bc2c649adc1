package io.dawsos.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.UUID;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ContainerRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdsTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

  private static ContainerRequest request(String header, String value) {
    URI uri = URI.create("http://localhost/");
    ContainerRequest request =
        new ContainerRequest(
            uri,
            uri,
            "GET",
            null,
            new MapPropertiesDelegate(),
            new org.glassfish.jersey.server.ResourceConfig());
    request.header(header, value);
    return request;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "A-1.b_2",
        "0123456789012345678901234567890123456789012345678901234567890123"
      })
  void aPlainRequestIdIsKept(String given) {
    assertThat(RequestIds.of(request("X-Request-Id", given)).requestId()).isEqualTo(given);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a b",
        "a\nb",
        "<script>",
        "é",
        "a;b",
        "${x}",
        "01234567890123456789012345678901234567890123456789012345678901234"
      })
  void anyOtherIsReplacedByARandomOne(String given) {
    String id = RequestIds.of(request("X-Request-Id", given)).requestId();

    assertThat(UUID.fromString(id)).hasToString(id);
  }

  @Test
  void theTraceIdOfTheCallerIsKept() {
    assertThat(
            RequestIds.of(request("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01")).traceId())
        .isEqualTo(TRACE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00-0af7651916cd43dd8448eb211c80319-b7ad6b7169203331-01",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-x"
      })
  void anyOtherTraceParentIsReplacedByARandomTrace(String given) {
    assertThat(RequestIds.of(request("traceparent", given)).traceId())
        .matches("[0-9a-f]{32}")
        .isNotEqualTo(TRACE);
  }

  @Test
  void theIdsOfOneRequestStayTheSame() {
    ContainerRequest request = request("Accept", "*/*");

    assertThat(RequestIds.of(request)).isSameAs(RequestIds.of(request));
  }
}
