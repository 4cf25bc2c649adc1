package io.dawsos.executor.store;

import io.dawsos.access.UserId;
import io.dawsos.digest.HashedBytes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Executions for tests, which change what concerns them. */
final class InlineExecution {
  static final String PACK = "PP_2025-10-24";
  static final Instant NOW = Instant.parse("2025-10-24T22:15:00.123456Z");
  static final String PORTFOLIO = "22222222-2222-2222-2222-222222222222";
  static final HashedBytes PATTERN = bytes("{\"id\":\"portfolio_overview\"}");

  private InlineExecution() {}

  static HashedBytes bytes(String text) {
    return HashedBytes.of(text.getBytes(StandardCharsets.UTF_8));
  }

  static NewExecution of(String result) {
    return of(PACK, bytes(result), NOW, UserId.OPERATOR);
  }

  static NewExecution of(String pack, @Nullable HashedBytes result, Instant at, UserId user) {
    return new NewExecution(
        new ExecutionRow(
            UUID.randomUUID(),
            at,
            user,
            null,
            "request",
            "trace",
            "portfolio_overview",
            "1.0.0",
            PATTERN.sha256(),
            "{\"portfolio_id\":\"%s\",\"text\":\"\\u0000\"}".formatted(PORTFOLIO),
            "[{\"id\": \"%s\", \"name\": \"Mine\"}]".formatted(PORTFOLIO),
            PORTFOLIO,
            pack,
            "default",
            "0".repeat(64),
            "v3",
            LocalDate.of(2025, 10, 24),
            result == null ? null : result.sha256(),
            result == null ? "CAPABILITY_FAILED" : null,
            "[\"careful\"]",
            1.5),
        PATTERN,
        result);
  }
}
