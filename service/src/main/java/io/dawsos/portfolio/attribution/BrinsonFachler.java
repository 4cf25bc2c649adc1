package io.dawsos.portfolio.attribution;

import io.dawsos.money.CurrencyCode;
import io.dawsos.portfolio.performance.Returns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Why a portfolio returned something else than its benchmark, by sector: allocation, selection and
 * interaction of each day (Brinson and Fachler, Measuring Non-U.S. Equity Portfolio Performance,
 * Journal of Portfolio Management, Spring 1985), linked after Carino (1999). They add up to the
 * difference of the linked returns.
 *
 * @param portfolioReturn of the portfolio
 * @param benchmarkReturn of the benchmark over the same days
 * @param sectors by name
 * @param reason why there is nothing; null where there is
 */
public record BrinsonFachler(
    double portfolioReturn, double benchmarkReturn, List<Sector> sectors, @Nullable String reason) {
  /** Copies the sectors. */
  public BrinsonFachler {
    sectors = List.copyOf(sectors);
  }

  /**
   * The effects of a sector; weights are means over the days.
   *
   * @param allocation from weighing it otherwise than the benchmark
   * @param selection from holding something else in it, at the benchmark's weight
   * @param interaction from both
   */
  public record Sector(
      String name,
      double portfolioWeight,
      double benchmarkWeight,
      double allocation,
      double selection,
      double interaction) {}

  /** No attribution. */
  public static BrinsonFachler none(String reason) {
    return new BrinsonFachler(0, 0, List.of(), reason);
  }

  /**
   * The attribution over spans of the same days.
   *
   * @param sectorOf names the sector of a commodity
   */
  public static BrinsonFachler of(
      DayEffects ours, DayEffects theirs, Function<CurrencyCode, String> sectorOf) {
    double[] us = ours.span().rates();
    double[] them = theirs.span().rates();
    if (!CarinoLinking.canLink(us) || !CarinoLinking.canLink(them)) {
      return none("everything was lost within a day");
    }
    double[] factors = CarinoLinking.ofDifference(us, them);
    Map<String, List<DayEffects.Line>> left = sectors(ours, sectorOf);
    Map<String, List<DayEffects.Line>> right = sectors(theirs, sectorOf);
    TreeSet<String> names = new TreeSet<>(left.keySet());
    names.addAll(right.keySet());
    List<Sector> sectors = new ArrayList<>();
    for (String name : names) {
      sectors.add(
          sector(
              name,
              new Side(ours, left.getOrDefault(name, List.of()), name.equals(CASH)),
              new Side(theirs, right.getOrDefault(name, List.of()), name.equals(CASH)),
              them,
              factors));
    }
    return new BrinsonFachler(Returns.linked(us), Returns.linked(them), sectors, null);
  }

  private static final String CASH = "Cash";

  /** What belongs to no commodity counts as cash, of which it was paid. */
  private static Map<String, List<DayEffects.Line>> sectors(
      DayEffects effects, Function<CurrencyCode, String> sectorOf) {
    return DayEffects.group(
        effects.lines(),
        line -> {
          CurrencyCode commodity = line.commodity();
          return commodity == null ? CASH : sectorOf.apply(commodity);
        });
  }

  /** A sector of one portfolio; what comes in at the start of a day is cash. */
  private record Side(DayEffects effects, List<DayEffects.Line> lines, boolean isCash) {
    double weight(int day) {
      double weight = isCash ? effects.startFlow(day) : 0;
      for (DayEffects.Line line : lines) {
        weight += line.weight()[day];
      }
      return weight;
    }

    double contribution(int day) {
      double sum = 0;
      for (DayEffects.Line line : lines) {
        sum += line.total(day);
      }
      return sum;
    }
  }

  private static Sector sector(
      String name, Side ours, Side theirs, double[] benchmark, double[] factors) {
    double allocation = 0;
    double selection = 0;
    double interaction = 0;
    double ourWeight = 0;
    double theirWeight = 0;
    for (int day = 0; day < factors.length; day++) {
      double weight = ours.weight(day);
      double norm = theirs.weight(day);
      double contributed = ours.contribution(day);
      double yardstick = theirs.contribution(day);
      double active = contributed - yardstick - (weight - norm) * benchmark[day];
      double chosen = 0;
      double both = 0;
      // Without a weight on either side there is no return of the sector to compare.
      if (isHeld(weight) && isHeld(norm)) {
        double difference = contributed / weight - yardstick / norm;
        chosen = norm * difference;
        both = (weight - norm) * difference;
      }
      allocation += factors[day] * (active - chosen - both);
      selection += factors[day] * chosen;
      interaction += factors[day] * both;
      ourWeight += weight / factors.length;
      theirWeight += norm / factors.length;
    }
    return new Sector(name, ourWeight, theirWeight, allocation, selection, interaction);
  }

  private static boolean isHeld(double weight) {
    return Math.abs(weight) > 1e-12;
  }
}
