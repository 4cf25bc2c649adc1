package io.dawsos.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A ledger of which one line is all, read by a process that has hardly more memory than it needs.
 */
class LongLineTest {
  private static final int SIZE = 100_000_000;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "x | ` ` | 3.5 | :1:1: Invalid token: 'x99",
        "2020-01-01 note Assets:A \"9 | ` ` | 3.5 | :1:26: Invalid token: '\"99",
        "2020-01-01 balance Assets:A 9 | ` ` | 3.5 | :1:29: Invalid number format: '99",
        "2020-01-01 note Assets:A \"9 | \" | 4.5 | :1: Invalid reference to inactive account",
      })
  void aLineOfAHundredMegabytesIsReadInAFewTimesItsSize(
      String start, String end, double times, String finding) throws Exception {
    byte[] content = new byte[SIZE];
    Arrays.fill(content, (byte) '9');
    byte[] first = start.getBytes(UTF_8);
    System.arraycopy(first, 0, content, 0, first.length);
    byte[] last = (end + "\n2020-01-02 open Assets:A\n").getBytes(UTF_8);
    System.arraycopy(last, 0, content, SIZE - last.length, last.length);
    Files.write(folder.resolve("main.beancount"), content);

    String printed = check((long) (times * SIZE));

    assertThat(printed)
        .startsWith("main.beancount" + finding)
        .contains(" directives, 1 errors, version ")
        .hasSizeLessThan(1_000);
  }

  /** Returns what a check prints, the findings first. */
  private String check(long heap) throws IOException, InterruptedException {
    Path printed = folder.resolve("printed");
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmn16m",
                "-Xmx" + heap,
                "-cp",
                System.getProperty("java.class.path"),
                "io.dawsos.Main",
                "ledger",
                "check",
                "main.beancount")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile());
    builder.environment().clear();
    assertThat(builder.start().waitFor()).isEqualTo(1);
    return Files.readString(printed);
  }
}
