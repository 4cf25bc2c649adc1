package io.dawsos.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Loads ledgers of 20,000 and 200,000 directives in whole processes: ours by the launcher and by
 * {@code java -jar}, Beancount's {@code bean-check -C} and {@code hledger check}, in turns.
 */
final class LedgerBench {
  private static final int ROUNDS = 7;
  private static final List<String> NEEDED =
      List.of("bean-check", "bean-example", "bean-report", "hledger", "time");

  private final Path folder;
  private final Path home;

  /**
   * A comparison.
   *
   * @param folder where the ledgers are made
   * @param home the folder of the repository
   */
  LedgerBench(Path folder, Path home) {
    this.folder = folder;
    this.home = home;
  }

  void run() throws IOException, InterruptedException {
    for (String program : NEEDED) {
      if (!isThere(program)) {
        System.out.println(
            "ledger: there is no "
                + program
                + "; `apt-get install beancount hledger time` brings it");
        return;
      }
    }
    System.out.printf("load average before: %s%n", loadAverage());
    System.out.println(Measured.heading());
    List<Measured> small = run(1);
    List<Measured> large = run(10);
    for (int i = 0; i < small.size(); i++) {
      System.out.println(large.get(i).growthFrom(small.get(i)));
    }
    System.out.printf("load average after: %s%n", loadAverage());
  }

  private static String loadAverage() throws IOException {
    return Files.readString(Path.of("/proc/loadavg")).strip();
  }

  private static boolean isThere(String program) {
    for (String folder : System.getenv("PATH").split(":", -1)) {
      if (Files.isExecutable(Path.of(folder, program))) {
        return true;
      }
    }
    return false;
  }

  private List<Measured> run(int parts) throws IOException, InterruptedException {
    Path ledger = folder.resolve("ledger-" + parts + ".beancount");
    Path journal = folder.resolve("ledger-" + parts + ".journal");
    ExampleLedger.write(ledger, parts);
    ExampleLedger.writeJournal(ledger, journal);
    Map<String, List<String>> ways = ways(ledger, journal);
    List<Measured> measured = new ArrayList<>();
    ways.forEach((name, line) -> measured.add(new Measured(parts * 20 + "k, " + name)));
    List<List<String>> lines = List.copyOf(ways.values());
    // The first round only warms the files' cache and makes the launcher's archive.
    for (int round = 0; round <= ROUNDS; round++) {
      for (int i = 0; i < lines.size(); i++) {
        int next = round % 2 == 0 ? i : lines.size() - 1 - i;
        double[] usage = usage(lines.get(next));
        if (round > 0) {
          measured.get(next).add(usage);
        }
      }
    }
    measured.forEach(way -> System.out.println(way.line(measured)));
    return measured;
  }

  private Map<String, List<String>> ways(Path ledger, Path journal) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String jar = home.resolve("service/target/dawsos.jar").toString();
    Map<String, List<String>> ways = new java.util.LinkedHashMap<>();
    ways.put(
        "dawsos ledger check",
        List.of(home.resolve("dawsos").toString(), "ledger", "check", ledger.toString()));
    ways.put(
        "java -jar, no flags", List.of(java, "-jar", jar, "ledger", "check", ledger.toString()));
    ways.put("bean-check -C", List.of("bean-check", "-C", ledger.toString()));
    ways.put("hledger check", List.of("hledger", "check", "-f", journal.toString()));
    return ways;
  }

  /** Runs a command and returns its seconds of the clock and of processors, and its MB at most. */
  private double[] usage(List<String> command) throws IOException, InterruptedException {
    Path report = folder.resolve("usage.txt");
    List<String> line =
        new ArrayList<>(List.of("time", "-o", report.toString(), "-f", "%e %U %S %M"));
    line.addAll(command);
    Process process =
        new ProcessBuilder(line)
            .directory(folder.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("failed: " + String.join(" ", command));
    }
    String[] parts = Files.readString(report).strip().split(" ", -1);
    double[] numbers = new double[parts.length];
    for (int i = 0; i < parts.length; i++) {
      numbers[i] = Double.parseDouble(parts[i]);
    }
    return new double[] {numbers[0], numbers[1] + numbers[2], numbers[3] / 1024};
  }

  /** What one way took in each round. */
  private static final class Measured {
    private final String name;
    private final List<double[]> rounds = new ArrayList<>();

    Measured(String name) {
      this.name = name;
    }

    void add(double[] usage) {
      rounds.add(usage);
    }

    private double median(int column) {
      double[] values = rounds.stream().mapToDouble(round -> round[column]).sorted().toArray();
      return values[values.length / 2];
    }

    static String heading() {
      return "%-28s %8s %8s %8s %8s  %s"
          .formatted("medians", "wall s", "cpu s", "max MB", "of ours", "wall s of the rounds");
    }

    /** The ratio is that of the first way's wall time to this one's. */
    String line(List<Measured> ways) {
      return String.format(
          Locale.ROOT,
          "%-28s %8.2f %8.2f %8.0f %8.2f  %s",
          name,
          median(0),
          median(1),
          median(2),
          median(0) / ways.get(0).median(0),
          String.join(
              " ",
              rounds.stream().map(round -> String.format(Locale.ROOT, "%.2f", round[0])).toList()));
    }

    String growthFrom(Measured small) {
      return String.format(
          Locale.ROOT,
          "growth from %s: wall %.1f, cpu %.1f, memory %.1f times",
          small.name,
          median(0) / small.median(0),
          median(1) / small.median(1),
          median(2) / small.median(2));
    }
  }
}
