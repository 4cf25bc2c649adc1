package io.dawsos.ledger;

import io.dawsos.ledger.model.Source;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Random purchases and sales, of which some must fail. */
public final class RandomLedger {
  private static final String[] METHODS = {"FIFO", "LIFO", "HIFO", "NONE", "STRICT"};

  private final StringBuilder text = new StringBuilder();
  private final Map<Source, Map.Entry<String, BigDecimal>> units = new HashMap<>();
  private int line = 4;

  public RandomLedger(Random random) {
    String method = METHODS[random.nextInt(METHODS.length)];
    text.append("2020-01-01 open Assets:Shares \"").append(method).append("\"\n");
    text.append("2020-01-01 open Assets:Cash\n2020-01-01 open Income:Gains\n");
    for (int i = 0; i < 60; i++) {
      trade(random, i);
    }
  }

  private void trade(Random random, int index) {
    String code = random.nextBoolean() ? "AAA" : "BBB";
    boolean sale = random.nextInt(3) == 0;
    BigDecimal number = BigDecimal.valueOf(1 + random.nextInt(5_000), random.nextInt(4));
    BigDecimal signed = sale ? number.negate() : number;
    String cost = sale ? "{}" : "{" + BigDecimal.valueOf(1 + random.nextInt(90_000), 2) + " USD}";
    text.append("2020-%02d-%02d * \"%d\"\n".formatted(1 + index / 20, 2 + index % 20, index));
    text.append("  Assets:Shares  ").append(signed.toPlainString()).append(' ');
    text.append(code).append(' ').append(cost).append('\n');
    text.append(sale ? "  Income:Gains  -1.00 USD\n" : "");
    text.append("  Assets:Cash\n\n");
    units.put(new Source("", line), Map.entry(code, signed));
    line += sale ? 5 : 4;
  }

  public String text() {
    return text.toString();
  }

  public Map<String, BigDecimal> unitsWithout(Set<Integer> lines) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    units.forEach(
        (source, entry) -> {
          // An error of a leg stands on its own line, one below its transaction.
          if (!lines.contains(source.line()) && !lines.contains(source.line() + 1)) {
            sums.merge(entry.getKey(), entry.getValue(), BigDecimal::add);
          }
        });
    sums.values().removeIf(sum -> sum.signum() == 0);
    return sums;
  }
}
