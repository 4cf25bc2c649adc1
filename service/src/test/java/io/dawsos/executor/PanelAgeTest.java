package io.dawsos.executor;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.executor.pattern.PatternDefinition.Panel;
import io.dawsos.pack.PackId;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PanelAgeTest {
  private static final PackId PACK = PackId.fromString("PP_2025-10-24");
  private static final LocalDate FRIDAY = LocalDate.of(2025, 10, 24);
  private static final String RESULT =
      """
      {"valued": {"positions": [{"price_date": "2025-10-24"}, {"price_date": null}, {"units": 1},
         {"price_date": "2025-10-22"}], "cash": []},
       "sectors": [{"sector": "Cash"}]}""";

  private static PanelAge age(String source, LocalDate asOf) throws Exception {
    return PanelAge.of(
            List.of(new Panel("panel", "Panel", "table", source, false, null, null)),
            JsonFormat.mapper().readTree(RESULT),
            PACK,
            asOf)
        .get(0);
  }

  @Test
  void aPanelIsAsOldAsTheOldestPriceItShows() throws Exception {
    assertThat(age("valued.positions", FRIDAY))
        .isEqualTo(new PanelAge("panel", LocalDate.of(2025, 10, 22), FRIDAY, 2, true));
    assertThat(age("valued", FRIDAY)).isEqualTo(age("valued.positions", FRIDAY));
  }

  @Test
  void aPanelWithoutDatesIsAsOldAsThePack() throws Exception {
    assertThat(age("sectors", FRIDAY)).isEqualTo(new PanelAge("panel", FRIDAY, FRIDAY, 0, false));
    assertThat(age("valued.cash", FRIDAY).stale()).isFalse();
    assertThat(age("nothing.of.the.kind", FRIDAY).stale()).isFalse();
  }

  @Test
  void daysCountUpToTheAsOfDateAndDoNotMakeStale() throws Exception {
    assertThat(age("sectors", LocalDate.of(2025, 10, 26)))
        .isEqualTo(new PanelAge("panel", FRIDAY, FRIDAY, 2, false));
  }
}
