package io.dawsos.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes the files of the sample; the same bytes on every run, platform and Java release. */
final class SampleGenerator {
  static final long SEED = 20_240_102L;

  private SampleGenerator() {}

  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      throw new IllegalArgumentException("usage: SampleGenerator <output directory>");
    }
    write(Path.of(args[0]));
  }

  /** Writes all files into a directory, which is made when absent. */
  static void write(Path directory) throws IOException {
    Files.createDirectories(directory);
    for (Map.Entry<String, String> file : files().entrySet()) {
      Files.writeString(directory.resolve(file.getKey()), file.getValue());
    }
  }

  /** The text of all files by name. */
  static Map<String, String> files() {
    Market market = new MarketSimulator(SEED).simulate();
    Journal journal = new MorganFamily(market).live();

    Map<String, String> files = new LinkedHashMap<>();
    files.put("main.beancount", LedgerFiles.main());
    files.put("accounts.beancount", LedgerFiles.accounts());
    files.put("2024.beancount", LedgerFiles.year(2024, journal));
    files.put("2025.beancount", LedgerFiles.year(2025, journal));
    files.put("prices.csv", prices(market));
    files.put("fx.csv", rates(market));
    files.put("portfolios.json", portfolios());
    return files;
  }

  private static String prices(Market market) {
    StringBuilder text = new StringBuilder("date,symbol,close,currency\n");
    for (LocalDate date : BusinessDays.all()) {
      for (Security security : Security.ALL) {
        String close = market.close(security.symbol(), date).toPlainString();
        text.append("%s,%s,%s,".formatted(date, security.symbol(), close))
            .append(security.currency())
            .append('\n');
      }
    }
    return text.toString();
  }

  private static String rates(Market market) {
    StringBuilder text = new StringBuilder("date,base,quote,rate\n");
    for (LocalDate date : BusinessDays.all()) {
      for (String quote : market.perEuro().keySet()) {
        String rate = market.euro(quote, date).toPlainString();
        text.append("%s,EUR,%s,%s\n".formatted(date, quote, rate));
      }
    }
    return text.toString();
  }

  private static String portfolios() {
    return """
    [
      {
        "id": "11111111-1111-1111-1111-111111111111",
        "name": "Morgan family",
        "base_currency": "CAD",
        "accounts": ["Assets:Morgan:*", "Liabilities:Morgan:*"]
      },
      {
        "id": "22222222-2222-2222-2222-222222222222",
        "name": "Morgan retirement",
        "base_currency": "USD",
        "accounts": ["Assets:Morgan:Retirement:*"]
      },
      {
        "id": "33333333-3333-3333-3333-333333333333",
        "name": "Morgan children",
        "base_currency": "EUR",
        "accounts": ["Assets:Morgan:Children:*"]
      }
    ]
    """;
  }
}
