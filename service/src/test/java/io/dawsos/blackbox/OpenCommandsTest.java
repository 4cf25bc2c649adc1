package io.dawsos.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dawsos.observability.Runbook;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenCommandsTest {
  private static OpenCommands of(String... lines) {
    return new OpenCommands(new Runbook(List.of(lines)));
  }

  @Test
  void commandsStandInLinesInTablesAndInSentences() {
    OpenCommands commands =
        of(
            "    ./dawsos pack verify     # all of them",
            "| a port is in use | `ps N` | `LEDGER_FILE=… ./dawsos replay ID` |",
            "Then `git",
            "fsck` and `pack list`, not `git`, `PACK_WARMING` or `data/prices`.");

    assertThat(commands.left())
        .containsExactlyInAnyOrder(
            "./dawsos pack verify",
            "ps N",
            "LEDGER_FILE=… ./dawsos replay ID",
            "git fsck",
            "pack list");
  }

  @Test
  void aCommandIsOpenUntilItIsRunWithItsPlacesFilledIn() {
    OpenCommands commands = of("`./dawsos pack show ID`", "`LEDGER_FILE=… ./dawsos replay ID`");

    commands.ran("./dawsos pack show");
    commands.ran("./dawsos pack show PP_2025-10-24 --policy");
    commands.ran("./dawsos replay 4711");
    assertThat(commands.left()).hasSize(2);

    commands.ran("./dawsos pack show PP_2025-10-24");
    commands.ran("LEDGER_FILE=copy.beancount ./dawsos replay 4711");
    assertThat(commands.left()).isEmpty();
  }

  @Test
  void aNameIsRunWithAnyArgumentsThatItDoesNotName() {
    OpenCommands commands =
        of("    ./dawsos pack verify", "`pack build --dry-run`", "`git revert`");
    commands.ran("./dawsos pack verify");

    commands.ran("./dawsos pack build --date 2025-10-24");
    commands.ran("git reverted");
    assertThat(commands.left()).containsExactlyInAnyOrder("pack build --dry-run", "git revert");

    commands.ran("./dawsos pack build --date 2025-10-24 --dry-run");
    commands.ran("git revert --no-edit HEAD");
    assertThat(commands.left()).isEmpty();
  }

  @Test
  void aLineOfAnUnknownProgramIsAnError() {
    assertThatThrownBy(() -> of("    rsync -a data elsewhere"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("rsync");
  }
}
