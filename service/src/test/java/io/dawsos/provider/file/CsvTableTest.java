package io.dawsos.provider.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.money.Decimals;
import io.dawsos.money.RandomNumbers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {
  private static final String GOOD = "name,number\nA,1\nB,2.5\n";

  private Path file = Path.of("unset");

  @BeforeEach
  void nameTheFile(@TempDir Path folder) {
    file = folder.resolve("table.csv");
  }

  static LongStream seeds() {
    return RandomNumbers.seeds(500);
  }

  private List<String> read(byte[] bytes) throws IOException {
    Files.write(file, bytes);
    return CsvTable.read(
        file,
        ErrorCode.SYMBOL_INVALID,
        List.of("name", "number"),
        row -> row.get("name") + "=" + Decimals.parse(row.get("number")).toPlainString());
  }

  private List<String> read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private DawsosException refusal(String text) {
    DawsosException refused = catchThrowableOfType(DawsosException.class, () -> read(text));
    assertThat(refused.code()).isEqualTo(ErrorCode.SYMBOL_INVALID);
    return refused;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        GOOD,
        "name,number\r\nA,1\r\nB,2.5\r\n",
        "name,number\nA,1\nB,2.5",
        "\"name\",\"number\"\n\"A\",\"1\"\n\"B\",2.5\n",
        "\uFEFFname,number\nA,1\nB,2.5\n",
        "name,number\n\nA,1\n  \nB,2.5\n\n\n"
      })
  void readsEveryRow(String text) throws IOException {
    assertThat(read(text)).containsExactly("A=1", "B=2.5");
  }

  @Test
  void aFileMayHoldNoRows() throws IOException {
    assertThat(read("name,number\n")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "number,name\n1,A\n",
        "name\nA\n",
        "name,number,more\nA,1,2\n",
        "Name,Number\nA,1\n",
        "name;number\nA;1\n",
        "name,name\nA,1\n",
        ",\nA,1\n"
      })
  void anotherHeaderIsRefused(String text) {
    assertThat(refusal(text).message()).startsWith(file + ":1: ");
  }

  @Test
  void theHeaderThatIsExpectedIsNamed() {
    assertThat(refusal("a,b\n").message()).isEqualTo(file + ":1: the header is not name,number");
  }

  @ParameterizedTest
  @ValueSource(strings = {"B", "B,2,3", "B,2,"})
  void aRowOfAnotherLengthIsRefusedWithItsLine(String row) {
    int fields = row.split(",", -1).length;

    assertThat(refusal("name,number\nA,1\n" + row + "\n").message())
        .isEqualTo(file + ":3: %d fields where 2 are expected".formatted(fields));
  }

  @Test
  void aWrongFieldIsRefusedWithItsLine() {
    DawsosException refused = refusal("name,number\nA,1\n\nB,2.5.0\n");

    assertThat(refused.message()).isEqualTo(file + ":4: not a plain decimal number: \"2.5.0\"");
    assertThat(refused.advice()).isEqualTo("nothing was stored; correct the file");
  }

  @Test
  void bytesThatAreNoUtf8AreRefusedWithTheirLine() {
    byte[] bytes = (GOOD + "C?,3\nD,4\n").getBytes(StandardCharsets.US_ASCII);
    bytes[new String(bytes, StandardCharsets.US_ASCII).indexOf('?')] = (byte) 0xE9;

    DawsosException refused = catchThrowableOfType(DawsosException.class, () -> read(bytes));

    assertThat(refused.message()).isEqualTo(file + ":4: not in UTF-8");
  }

  @Test
  void aQuoteThatIsNotClosedIsRefusedWithItsLine() {
    assertThat(refusal("name,number\nA,1\n\"B\"x,2\n").message()).startsWith(file + ":3: ");
  }

  @Test
  void aMessageIsOneLineOfModestLengthWhateverTheFieldHolds() {
    assertThat(refusal("name,number\nA,\"1\n\u001b[31m2\"\n").message())
        .isEqualTo(file + ":3: not a plain decimal number: \"1 [31m2\"");
    assertThat(refusal("name," + "x".repeat(100_000) + "\n").message()).hasSizeLessThan(1_000);
  }

  @Test
  void aFileThatCannotBeReadIsNamed(@TempDir Path folder) {
    Path absent = folder.resolve("absent.csv");

    DawsosException refused =
        catchThrowableOfType(
            DawsosException.class,
            () -> CsvTable.read(absent, ErrorCode.SYMBOL_INVALID, List.of("name"), row -> row));

    assertThat(refused.code()).isEqualTo(ErrorCode.ARGUMENT_INVALID);
    assertThat(refused.message()).isEqualTo("cannot read %s: no such file".formatted(absent));
    assertThat(
            catchThrowableOfType(
                    DawsosException.class,
                    () ->
                        CsvTable.read(
                            folder, ErrorCode.SYMBOL_INVALID, List.of("name"), row -> row))
                .message())
        .isEqualTo("cannot read %s: Is a directory".formatted(folder));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void damagedFilesAreReadOrRefusedWithAPlace(long seed) {
    RandomNumbers random = new RandomNumbers(seed);
    byte[] bytes = GOOD.repeat(1 + random.below(3)).getBytes(StandardCharsets.UTF_8);
    for (int i = random.below(4); i >= 0; i--) {
      bytes[random.below(bytes.length)] =
          (byte)
              (random.below(2) == 0 ? random.below(256) : "\",\n\r\0 \\".charAt(random.below(7)));
    }

    Throwable failure = catchThrowable(() -> read(bytes));

    if (failure != null) {
      assertThat(failure)
          .isInstanceOfSatisfying(
              DawsosException.class,
              refused ->
                  assertThat(refused.message().substring(file.toString().length()))
                      .matches("\\A:[0-9]+: \\P{Cntrl}+\\z"));
    }
  }
}
