package io.dawsos.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Random;

/** Ledgers that need no other program to be made; the same for the same arguments. */
final class GeneratedLedger {
  static final LocalDate START = LocalDate.of(2000, 1, 1);
  static final int DAYS = 7_000;

  private GeneratedLedger() {}

  /** Writes purchases of a meal and of shares, and prices: so many directives in all. */
  static Path mixed(int directives) throws IOException {
    Random random = new Random(1);
    StringBuilder text = opens("STRICT");
    for (int i = 0; i < directives; i++) {
      LocalDate date = START.plusDays((long) DAYS * i / directives);
      String code = "S%02d".formatted(random.nextInt(40));
      int price = 1_000 + random.nextInt(9_000);
      switch (random.nextInt(10)) {
        case 0, 1, 2, 3 ->
            text.append(date)
                .append(" price ")
                .append(code)
                .append("  ")
                .append(cents(price))
                .append(" USD\n");
        case 4 ->
            trade(
                text,
                date,
                "Assets:Shares:" + code,
                random.nextInt(90) + 10 + " " + code + " {" + cents(price) + " USD}");
        default -> {
          text.append(date)
              .append(" * \"Payee ")
              .append(random.nextInt(200))
              .append("\" \"Meal\"\n");
          text.append("  Expenses:Food:F")
              .append(random.nextInt(50))
              .append("  ")
              .append(cents(price))
              .append(" USD\n");
          text.append("  Liabilities:Card  -").append(cents(price)).append(" USD\n\n");
        }
      }
    }
    return write(text);
  }

  /** Writes so many purchases of one share, each at its own price, then as many sales. */
  static Path lots(int count, String method) throws IOException {
    StringBuilder text = opens(method);
    for (int i = 0; i < count; i++) {
      trade(
          text, START.plusDays(i % DAYS), "Assets:Shares", "10 AAA {" + cents(1_000 + i) + " USD}");
    }
    for (int i = 0; i < count; i++) {
      String lot =
          method.equals("STRICT") ? "{" + cents(1_000 + (i * 7_919L) % count) + " USD}" : "{}";
      trade(text, START.plusDays(DAYS + i % DAYS), "Assets:Shares", "-10 AAA " + lot);
    }
    return write(text);
  }

  private static StringBuilder opens(String method) {
    return new StringBuilder("option \"booking_method\" \"" + method + "\"\n")
        .append("plugin \"beancount.plugins.auto_accounts\"\n");
  }

  private static void trade(StringBuilder text, LocalDate date, String account, String units) {
    text.append(date).append(" * \"Trade\"\n  ").append(account).append("  ").append(units);
    text.append("\n  Assets:Cash\n\n");
  }

  private static String cents(long cents) {
    return cents / 100 + "." + (cents % 100 < 10 ? "0" : "") + cents % 100;
  }

  private static Path write(StringBuilder text) throws IOException {
    Path file = Files.createTempFile("bench", ".beancount");
    file.toFile().deleteOnExit();
    return Files.writeString(file, text);
  }
}
