package io.dawsos.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dawsos.error.DawsosException;
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
  private static final String JOINED =
      """
      {"spouse": {"file": "s.bean"}, "child": {"file": "c.bean", "dialect": "v2"},
       "family": {"of": ["spouse", "default"]}}""";

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

  @Test
  void someAreJoinedOfOthers() throws JsonProcessingException {
    LedgerName family = new LedgerName("family");
    LedgerName spouse = new LedgerName("spouse");

    LedgersConfiguration ledgers =
        JSON.readValue(JOINED, LedgersConfiguration.class).with(LedgerConfiguration.defaults());

    assertThat(ledgers.parts(family)).containsExactly(spouse, LedgerName.DEFAULT);
    assertThat(ledgers.parts(spouse)).containsExactly(spouse);
    assertThat(ledgers.get(spouse).location(DATA).mainFile()).isEqualTo(Path.of("s.bean"));
    assertThatThrownBy(() -> ledgers.get(family))
        .isInstanceOf(DawsosException.class)
        .hasMessage("the ledger \"family\" is joined of others");
    assertThatThrownBy(() -> ledgers.get(new LedgerName("nowhere")))
        .isInstanceOf(DawsosException.class)
        .hasMessage("no ledger is called \"nowhere\"");
  }

  @Test
  void theyAreReadByTheSameRules() throws JsonProcessingException {
    LedgersConfiguration ledgers =
        JSON.readValue(JOINED.replace("default", "child"), LedgersConfiguration.class);

    assertThatThrownBy(() -> ledgers.with(LedgerConfiguration.defaults()))
        .isInstanceOf(DawsosException.class)
        .hasMessageContaining("read by different rules: spouse by v3, child by v2");
  }

  @Test
  void theDefaultOneIsNotJoined() throws JsonProcessingException {
    LedgerConfiguration standard =
        JSON.readValue("{\"of\": [\"a\", \"b\"]}", LedgerConfiguration.class);

    assertThatThrownBy(() -> LedgersConfiguration.none().with(standard))
        .isInstanceOf(DawsosException.class)
        .hasMessageContaining("the section ledger joins other ledgers");
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
          {"family": {"of": null}}                          | joins no others
          {"family": {"of": []}}                            | joins 0 ledgers, and has to join 2 to 8
          {"family": {"of": ["default"]}}                   | joins 1 ledgers, and has to join 2 to 8
          {"family": {"of": ["a","b","c","d","e","f","g","h","i"]}} | joins 9 ledgers
          {"family": {"of": ["default", "default"]}}        | names a ledger twice
          {"family": {"of": ["default", "Bad!"]}}           | not the name of a ledger
          {"family": {"of": ["default", null]}}             | joins "null", which ledgers does not have
          {"family": {"of": ["default", "nowhere"]}}        | joins "nowhere", which ledgers does not have
          {"family": {"of": ["default", "family"]}}         | joins "family", which is joined itself
          {"family": {"of": ["default", "x"], "file": "f"}} | joins others, and has no repository
          {"family": {"of": ["default", "x"], "dialect": "v3"}} | joins others, and has no repository
          {"family": {"of": ["default", "x"], "average_booking": true}} | joins others, and has no
          {"family": {"repository": "r", "file": "../f"}}   | not a path in the repository r
          {"family": {"repository": "r", "file": "/f"}}     | not a path in the repository r
          """)
  void whatMakesNoSenseIsRefused(String json, String reason) {
    assertThatThrownBy(() -> JSON.readValue(json, LedgersConfiguration.class))
        .hasMessageContaining(reason);
  }
}
