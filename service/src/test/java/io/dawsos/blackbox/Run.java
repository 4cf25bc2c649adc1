package io.dawsos.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

/** What a command that ended left behind. */
record Run(int exit, String stdout, String stderr) {
  /** Checks the exit code; the failure shows what the command said. */
  Run exitsWith(int expected) {
    assertThat(exit).as("exit code; stderr: %s", stderr).isEqualTo(expected);
    return this;
  }

  /** The whole standard output as one JSON document. */
  JsonNode json() {
    return Json.parse(stdout);
  }

  /**
   * Checks that the command failed with this exit code and said so to a person: its first line on
   * standard error starts with {@code dawsos:} and contains every text, no stack trace follows, and
   * standard output is empty.
   */
  Run failsWith(int expected, String... texts) {
    exitsWith(expected);
    assertThat(stderr.lines().findFirst().orElse(""))
        .startsWith("dawsos: ")
        .contains(texts)
        .hasSizeLessThan(500);
    assertThat(stderr).doesNotContain("\tat ", "Exception", "unexpected failure");
    assertThat(stdout).isEmpty();
    return this;
  }
}
