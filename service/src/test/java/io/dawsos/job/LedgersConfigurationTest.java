package io.dawsos.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dawsos.ledger.LedgerLocation;
import io.dawsos.ledger.LedgerName;
import io.dropwizard.jackson.Jackson;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LedgersConfigurationTest {
  private static final ObjectMapper JSON = Jackson.newObjectMapper();
  private static final Path DATA = Path.of("data");

  private static LedgerLocation location(String json) throws JsonProcessingException {
    return JSON.readValue(json, LedgerConfiguration.class).location(DATA);
  }

  @Test
  void theDefaultIsAFileInTheDataFolder() throws JsonProcessingException {
    assertThat(location("{\"repository\": \"\", \"ref\": \"\", \"file\": \"\"}"))
        .isEqualTo(LedgerLocation.ofFile(Path.of("data/ledger/main.beancount")));
  }

  @Test
  void inARepositoryTheFileIsAPathThere() throws JsonProcessingException {
    assertThat(location("{\"repository\": \"/srv/books.git\"}"))
        .isEqualTo(
            new LedgerLocation(Path.of("/srv/books.git"), "HEAD", Path.of("main.beancount")));
    assertThat(location("{\"repository\": \"b\", \"ref\": \"main\", \"file\": \"./x/y.bean\"}"))
        .isEqualTo(new LedgerLocation(Path.of("b"), "main", Path.of("x/y.bean")));
  }

  @Test
  void severalAreCalledByTheirNames() throws JsonProcessingException {
    LedgersConfiguration ledgers =
        JSON.readValue(
                "{\"family\": {\"file\": \"f.bean\", \"dialect\": \"v2\"}}",
                LedgersConfiguration.class)
            .with(LedgerConfiguration.defaults());

    assertThat(ledgers.byName().keySet())
        .containsExactly(LedgerName.DEFAULT, new LedgerName("family"));
    assertThat(ledgers.byName().values())
        .extracting(section -> section.rules().toString())
        .containsExactly("v3", "v2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"default": {"file": "f"}}                        | is the ledger of the section ledger
          {"Family": {"file": "f"}}                         | not the name of a ledger
          {"family": {}}                                    | neither file nor repository
          {"family": null}                                  | neither file nor repository
          {"family": {"repository": "r", "file": "../f"}}   | not a path in the repository r
          {"family": {"repository": "r", "file": "/f"}}     | not a path in the repository r
          """)
  void whatMakesNoSenseIsRefused(String json, String reason) {
    assertThatThrownBy(() -> JSON.readValue(json, LedgersConfiguration.class))
        .hasMessageContaining(reason);
  }
}
