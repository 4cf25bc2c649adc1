package io.dawsos.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.UncheckedIOException;
import java.util.Base64;

/** Asks Prometheus or Alertmanager as admin. */
record BasicAuthApi(int port, String password) {
  Api.Answer get(String path) {
    Api api = new Api(port, "none", AnswerCheck.NONE);
    String credentials = Base64.getEncoder().encodeToString(("admin:" + password).getBytes(UTF_8));
    return api.send(api.request(path).setHeader("Authorization", "Basic " + credentials));
  }

  boolean isReady() {
    try {
      return get("/-/ready").status() == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }
}
