package io.dawsos.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.ledger.AccountPosition;
import io.dawsos.ledger.model.Position;
import io.dawsos.money.Amount;
import io.dawsos.money.RandomNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HoldingsTest {
  private static final List<String> PARTS = List.of("A", "AB", "B", "A:B", "CA", "A-B");
  private static final List<String> GLOBS =
      List.of("*", "Assets:A", "Assets:A*", "Assets:A:*", "*:B", "Assets:*:B*", "*A*", "Assets:");

  static LongStream seeds() {
    return RandomNumbers.seeds(50);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void findsThoseAccountsThatMatchInOrder(long seed) {
    RandomNumbers random = new RandomNumbers(seed);
    List<String> accounts =
        random.list(20, i -> "Assets:" + random.pick(PARTS) + ":" + random.pick(PARTS));
    AccountGlobs globs =
        new AccountGlobs(random.list(1 + random.below(3), i -> random.pick(GLOBS)));

    List<String> found = new ArrayList<>();
    Holdings.of(
            accounts.stream()
                .map(
                    account ->
                        new AccountPosition(account, new Position(Amount.of("1", "CAD"), null)))
                .toList())
        .of(globs, holding -> found.add(holding.account()));

    assertThat(found)
        .containsExactlyElementsOf(
            accounts.stream().distinct().sorted().filter(globs.matcher()).toList());
  }
}
