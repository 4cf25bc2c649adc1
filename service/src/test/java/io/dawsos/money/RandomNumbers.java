package io.dawsos.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Seeded decimals, dates' offsets and picks for property tests; the seed is the test's argument.
 */
public final class RandomNumbers {
  private static final List<String> EDGES =
      List.of("0", "0.00", "-0.0", "1", "-1", "100", "1E+3", "0.1", "1E-28", "99999999999999999");

  private final Random random;

  public RandomNumbers(long seed) {
    random = new Random(seed);
  }

  /** Seeds for a parameterised test. */
  public static LongStream seeds(int count) {
    return LongStream.range(0, count);
  }

  /** A decimal of any sign, of up to 25 digits and a scale from -5 to 12; now and then an edge. */
  public BigDecimal decimal() {
    if (random.nextInt(5) == 0) {
      return new BigDecimal(EDGES.get(random.nextInt(EDGES.size())));
    }
    return new BigDecimal(new BigInteger(random.nextInt(83), random), random.nextInt(18) - 5)
        .multiply(random.nextBoolean() ? BigDecimal.ONE : BigDecimal.ONE.negate());
  }

  /** A decimal above zero with at most six digits after the point. */
  public BigDecimal positive() {
    return BigDecimal.valueOf(1 + random.nextInt(1_000_000_000), random.nextInt(7));
  }

  public int below(int bound) {
    return random.nextInt(bound);
  }

  public <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** A list of the given size, each element made by the function from its index. */
  public <T> List<T> list(int size, Function<Integer, T> element) {
    return IntStream.range(0, size).boxed().map(element).toList();
  }

  /** The same elements in another order. */
  public <T> List<T> shuffled(List<T> elements) {
    List<T> copy = new java.util.ArrayList<>(elements);
    java.util.Collections.shuffle(copy, random);
    return copy;
  }

  /** As many decimals as asked for. */
  public Stream<BigDecimal> decimals(int count) {
    return Stream.generate(this::decimal).limit(count);
  }
}
