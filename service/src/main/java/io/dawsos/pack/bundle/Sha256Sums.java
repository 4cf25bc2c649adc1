package io.dawsos.pack.bundle;

import io.dawsos.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sums of a bundle's files, a line {@code <sha256> <file>} for each, in their order. */
final class Sha256Sums {
  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  (.+)");

  private Sha256Sums() {}

  static byte[] of(Map<BundleEntry, byte[]> files) {
    StringBuilder text = new StringBuilder();
    for (BundleEntry entry : BundleEntry.values()) {
      byte[] content = files.get(entry);
      if (content != null && entry.isSummed()) {
        text.append(Sha256.hex(content)).append("  ").append(entry.file()).append('\n');
      }
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** What is wrong, for each file that has not the sum that is said of it. */
  static List<BundleProblem> check(byte[] sums, Map<BundleEntry, byte[]> files) {
    List<BundleProblem> problems = new ArrayList<>();
    Map<BundleEntry, String> said = read(sums, files, problems);
    files.forEach(
        (entry, content) -> {
          String expected = said.get(entry);
          String actual = Sha256.hex(content);
          if (entry.isSummed() && expected == null) {
            problems.add(BundleProblem.of(entry, "has no sum in SHA256SUMS"));
          } else if (entry.isSummed() && !actual.equals(expected)) {
            problems.add(
                BundleProblem.of(
                    entry, "has sha256 %s, but SHA256SUMS says %s".formatted(actual, expected)));
          }
        });
    if (problems.isEmpty() && !Arrays.equals(sums, of(files))) {
      problems.add(BundleProblem.of(BundleEntry.SUMS, "is not as sha256sum writes it, in order"));
    }
    return problems;
  }

  private static Map<BundleEntry, String> read(
      byte[] sums, Map<BundleEntry, byte[]> files, List<BundleProblem> problems) {
    Map<BundleEntry, String> said = new EnumMap<>(BundleEntry.class);
    String[] lines = new String(sums, StandardCharsets.UTF_8).split("\n", -1);
    for (int i = 0; i < lines.length && !(i == lines.length - 1 && lines[i].isEmpty()); i++) {
      Matcher line = LINE.matcher(lines[i]);
      BundleEntry entry = line.matches() ? BundleEntry.ofFile(line.group(2)).orElse(null) : null;
      boolean expected = entry != null && entry.isSummed() && files.containsKey(entry);
      if (entry == null || !expected || said.put(entry, line.group(1)) != null) {
        problems.add(
            new BundleProblem(
                BundleEntry.SUMS.file(), i + 1, "is not the one sum of a file of the bundle"));
      }
    }
    return said;
  }
}
