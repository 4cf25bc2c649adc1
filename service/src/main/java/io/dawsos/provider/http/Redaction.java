package io.dawsos.provider.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Makes a peer's words fit for a message: one short line that never holds the key. */
final class Redaction {
  private static final int SHOWN = 200;

  private final @Nullable ProviderKey key;

  Redaction(@Nullable ProviderKey key) {
    this.key = key;
  }

  String shown(String text) {
    String safe = text;
    if (key != null) {
      String secret = key.secret().reveal();
      safe =
          safe.replace(secret, "[redacted]")
              .replace(URLEncoder.encode(secret, StandardCharsets.UTF_8), "[redacted]");
    }
    String line = safe.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
  }
}
