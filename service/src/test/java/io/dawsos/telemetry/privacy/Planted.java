package io.dawsos.telemetry.privacy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Secrets of every kind, and random payloads and sentences in which they are hidden. */
public final class Planted {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

  private final RandomGenerator random;
  private final List<String> secrets = new ArrayList<>();

  /** Hides by this source of chance. */
  public Planted(RandomGenerator random) {
    this.random = random;
  }

  /** All that was hidden so far. */
  public List<String> secrets() {
    return List.copyOf(secrets);
  }

  private String note(String secret) {
    secrets.add(secret);
    return secret;
  }

  private String letters(int count) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < count; i++) {
      word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return word.toString();
  }

  private String digits(int count) {
    StringBuilder number = new StringBuilder().append(1 + random.nextInt(9));
    for (int i = 1; i < count; i++) {
      number.append(random.nextInt(10));
    }
    return number.toString();
  }

  private String id() {
    return note(new UUID(random.nextLong(), random.nextLong()).toString());
  }

  private String amount() {
    return note(
        switch (random.nextInt(4)) {
          case 0 -> digits(1 + random.nextInt(8)) + "." + digits(2);
          case 1 -> digits(3) + "," + digits(3) + "." + digits(2);
          case 2 -> digits(3 + random.nextInt(9));
          default -> "-" + digits(4) + "." + digits(4);
        });
  }

  private String mail() {
    return note("%s.%s@%s.example".formatted(letters(5), letters(6), letters(7)));
  }

  private String token() {
    return note(
        switch (random.nextInt(4)) {
          case 0 -> "dk_" + letters(6) + digits(4) + letters(20).toUpperCase(Locale.ROOT);
          case 1 -> "eyJ" + letters(20) + "." + letters(30) + "." + letters(25);
          case 2 -> "%016x%016x".formatted(random.nextLong(), random.nextLong());
          default -> "sk_" + letters(24);
        });
  }

  private String card() {
    String separator = random.nextBoolean() ? " " : "-";
    return note(String.join(separator, digits(4), digits(4), digits(4), digits(4)));
  }

  private String security() {
    String letters = letters(4).toUpperCase(Locale.ROOT);
    return note(random.nextBoolean() ? "Q" + letters : "CA" + digits(9) + "7");
  }

  private String password() {
    return note("pass" + letters(9));
  }

  /** A secret that a text shows by its form. */
  public String secret() {
    return switch (random.nextInt(6)) {
      case 0 -> id();
      case 1 -> amount();
      case 2 -> mail();
      case 3 -> token();
      case 4 -> card();
      default -> security();
    };
  }

  /** A sentence, a URL, a line of SQL or a setting, with secrets in it. */
  public String text() {
    return switch (random.nextInt(7)) {
      case 0 -> "the position %s of %s is worth %s".formatted(security(), id(), amount());
      case 1 ->
          "GET https://%s:%s@example.org/a/%s?apikey=%s&amount=%s failed"
              .formatted(letters(4), password(), id(), token(), amount());
      case 2 ->
          "ERROR: insert into lot (owner, cost) values ('%s', %s) violates a constraint"
              .formatted(mail(), amount());
      case 3 -> "password=%s; token: %s".formatted(password(), password());
      case 4 -> "Authorization: Bearer %s".formatted(token());
      case 5 -> "{\"secret\": \"%s\", \"card\": \"%s\"}".formatted(password(), card());
      default -> "could not read %s: %s".formatted(secret(), secret());
    };
  }

  /** A nested payload: secrets in names, in values, and under names that say so. */
  public Map<String, Object> payload(int depth) {
    Map<String, Object> payload = new LinkedHashMap<>();
    int size = 1 + random.nextInt(4);
    for (int i = 0; i < size; i++) {
      switch (random.nextInt(depth > 0 ? 8 : 6)) {
        case 0 -> payload.put("user_id", id());
        case 1 -> payload.put("portfolioId", id());
        case 2 -> payload.put("Total-Amount", Double.valueOf(amount().replace(",", "")));
        case 3 -> payload.put("db.password", password());
        case 4 -> payload.put("note" + i, text());
        case 5 -> payload.put(secret(), "in the name");
        case 6 -> payload.put("inner" + i, payload(depth - 1));
        default -> payload.put("list" + i, List.of(payload(depth - 1), text(), List.of(secret())));
      }
    }
    return payload;
  }
}
