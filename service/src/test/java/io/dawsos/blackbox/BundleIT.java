package io.dawsos.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dawsos.digest.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A pack of one installation as proof in another, with the documented tools. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BundleIT {
  private static final String DATE = "2025-06-02";
  private static final String ID = "PP_" + DATE;
  private static final String ZIP = ID + ".zip";

  private final Path folder;
  private final Dawsos origin;
  private final Dawsos other;

  BundleIT(@TempDir Path folder) throws IOException {
    this.folder = folder;
    origin = Fixtures.withLedger(new Dawsos(Files.createDirectory(folder.resolve("origin"))));
    other = Fixtures.withLedger(new Dawsos(Files.createDirectory(folder.resolve("other"))));
  }

  @BeforeAll
  void exportAPack() {
    origin.migrate();
    String source = Fixtures.prices(origin, DATE).toString();
    origin.run("pack", "build", "--date", DATE, "--source", source, "--mark-fresh").exitsWith(0);
    Run export = origin.run("pack", "export", ID).exitsWith(0);
    assertThat(export.stdout()).isEqualTo(ZIP + " written\n");
    assertThat(export.stderr())
        .as("what is no provider's is the user's own")
        .doesNotContain("redistribution");
  }

  @AfterAll
  void stop() {
    origin.close();
    other.close();
  }

  private Path bundle() {
    return origin.folder().resolve(ZIP);
  }

  private String sha256() {
    return origin.run("pack", "show", ID, "--json").exitsWith(0).json().path("sha256").textValue();
  }

  /** Runs a tool, or skips the test with a message where the machine has none of that name. */
  private static Run tool(Path directory, String... command) throws IOException {
    boolean there =
        Stream.of(System.getenv("PATH").split(":", -1))
            .anyMatch(path -> Files.isExecutable(Path.of(path, command[0])));
    assumeThat(there).as("%s is not installed", command[0]).isTrue();
    ProcessBuilder builder =
        new ProcessBuilder(List.of(command)).directory(Files.createDirectories(directory).toFile());
    return DawsosProcess.start(builder, directory, "tool-" + UUID.randomUUID()).awaitEnd();
  }

  private static void openssl(Path directory, String line) throws IOException {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(line.split(" ", -1)));
    tool(directory, command.toArray(String[]::new)).exitsWith(0);
  }

  private Path signed() throws IOException {
    Path file = folder.resolve("signed.zip");
    openssl(folder, "genpkey -algorithm ed25519 -out key.pem");
    openssl(folder, "pkey -in key.pem -pubout -out pub.pem");
    String key = folder.resolve("key.pem").toString();
    Run export =
        origin
            .run("pack", "export", ID, "--out", file.toString(), "--sign", key, "--force")
            .exitsWith(0);
    assertThat(export.stdout()).isEqualTo(file + " written and signed\n");
    return file;
  }

  /** A copy of the bundle in which one byte of a file is another. */
  private Path tampered(String name) throws IOException {
    Path copy = folder.resolve("tampered");
    tool(copy, "unzip", "-o", bundle().toString()).exitsWith(0);
    byte[] bytes = Files.readAllBytes(copy.resolve(name));
    bytes[bytes.length - 2] ^= 1;
    Files.write(copy.resolve(name), bytes);
    Path zip = folder.resolve("tampered-" + name + ".zip");
    List<String> command = new ArrayList<>(List.of("zip", "-X", zip.toString()));
    command.addAll(
        List.of("manifest.json", "pack.csv", "quality.json", "policy.csv", "SHA256SUMS"));
    tool(copy, command.toArray(String[]::new)).exitsWith(0);
    return zip;
  }

  @Test
  void theSameExportGivesTheSameBytesAndOverwritesNothing() throws IOException {
    byte[] before = Files.readAllBytes(bundle());

    origin.run("pack", "export", ID).failsWith(2, ZIP + " exists");
    origin.run("pack", "export", ID, "--force").exitsWith(0);

    assertThat(Files.readAllBytes(bundle())).isEqualTo(before);
    try (Stream<Path> files = Files.list(origin.folder())) {
      assertThat(files).noneMatch(file -> file.getFileName().toString().endsWith(".tmp"));
    }
  }

  @Test
  void sha256sumAgrees() throws IOException {
    Path files = folder.resolve("unzipped");
    tool(files, "unzip", "-o", bundle().toString()).exitsWith(0);

    Run sums = tool(files, "sha256sum", "-c", "SHA256SUMS").exitsWith(0);

    assertThat(sums.stdout())
        .isEqualTo("manifest.json: OK\npack.csv: OK\nquality.json: OK\npolicy.csv: OK\n");
    assertThat(tool(files, "sha256sum", "pack.csv").stdout()).startsWith(sha256() + " ");
    assertThat(origin.run("pack", "show", ID, "--canonical").stdout())
        .isEqualTo(Files.readString(files.resolve("pack.csv")));
  }

  @Test
  void opensslAgrees() throws IOException {
    Path zip = signed();
    Path files = folder.resolve("unzipped-signed");
    tool(files, "unzip", "-o", zip.toString()).exitsWith(0);

    openssl(
        files,
        "pkeyutl -verify -pubin -inkey ../pub.pem -rawin -in SHA256SUMS -sigfile SHA256SUMS.sig");

    String key = folder.resolve("pub.pem").toString();
    assertThat(other.run("pack", "verify", zip.toString()).exitsWith(0).stdout())
        .contains("signed, not checked");
    assertThat(
            other.run("pack", "verify", zip.toString(), "--public-key", key).exitsWith(0).stdout())
        .contains("signed by the public key");
    Run unsigned =
        other.run("pack", "verify", bundle().toString(), "--public-key", key).exitsWith(1);
    assertThat(unsigned.stdout()).contains("SHA256SUMS.sig: is missing: the bundle is unsigned");
    openssl(folder, "genpkey -algorithm ed25519 -out other.pem");
    openssl(folder, "pkey -in other.pem -pubout -out other-pub.pem");
    String wrong = folder.resolve("other-pub.pem").toString();
    other
        .run("pack", "import", zip.toString(), "--public-key", wrong)
        .failsWith(1, "SHA256SUMS.sig: is no signature of SHA256SUMS by the public key");
    other
        .run("pack", "verify", zip.toString(), "--public-key", folder.resolve("key.pem").toString())
        .failsWith(2, "where a PUBLIC KEY is needed");
    openssl(folder, "genpkey -algorithm rsa -out rsa.pem");
    origin
        .run("pack", "export", ID, "--force", "--sign", folder.resolve("rsa.pem").toString())
        .failsWith(2, "is not an Ed25519 private key");
  }

  @Test
  void anotherInstallationImportsAndServesIt() {
    other.migrate();

    Run imported =
        other.run("pack", "import", bundle().toString(), "--mark-fresh", "--json").exitsWith(0);

    JsonNode pack = imported.json();
    assertThat(pack.path("id").textValue()).isEqualTo(ID);
    assertThat(pack.path("created").booleanValue()).isTrue();
    assertThat(pack.path("status").textValue()).isEqualTo("fresh");
    assertThat(pack.path("sha256").textValue()).isEqualTo(sha256());
    assertThat(other.run("pack", "verify", ID, bundle().toString()).exitsWith(0).stdout())
        .contains("is intact: " + ID)
        .contains("1 packs verified, 0 damaged");
    assertThat(other.run("pack", "import", bundle().toString()).exitsWith(0).stdout())
        .isEqualTo(ID + " is there already, fresh\n");
  }

  @Test
  void anotherPackOfTheSameIdIsRefused() throws IOException {
    Dawsos third = Fixtures.withLedger(new Dawsos(Files.createDirectory(folder.resolve("third"))));
    try (third) {
      third.migrate();
      Path prices = Fixtures.prices(third, DATE);
      Path file = prices.resolve("prices.csv");
      Files.writeString(file, Files.readString(file).replace("201.70", "201.71"));
      third.run("pack", "build", "--date", DATE, "--source", prices.toString()).exitsWith(0);

      third.run("pack", "import", bundle().toString()).failsWith(1, ID + " is sealed here");

      third.run("pack", "verify").exitsWith(0);
    }
  }

  @Test
  void aTamperedByteIsNamedAndNothingIsImported() throws IOException {
    Path zip = tampered("pack.csv");

    Run verify = other.run("pack", "verify", zip.toString()).exitsWith(1);
    JsonNode json = other.run("pack", "verify", zip.toString(), "--json").exitsWith(1).json();

    assertThat(verify.stdout()).contains(zip + " is DAMAGED:\n  pack.csv: has sha256 ");
    JsonNode found = json.path("bundles").path(0);
    assertThat(found.path("intact").booleanValue()).isFalse();
    assertThat(found.path("problems").path(0).path("entry").textValue()).isEqualTo("pack.csv");
    other.run("pack", "import", zip.toString()).failsWith(1, "pack.csv: has sha256");
  }

  @Test
  void whatIsNoBundleIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(bundle());
    Path cut = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(whole, 700));
    Path text = Files.writeString(folder.resolve("text"), "no zip", StandardCharsets.US_ASCII);

    assertThat(other.run("pack", "verify", cut.toString(), text.toString()).exitsWith(1).stdout())
        .contains(cut + " is DAMAGED:\n  the file is not a whole zip file")
        .contains(text + " is DAMAGED:\n  the file is not a whole zip file");
    other.run("pack", "import", cut.toString()).failsWith(1, "not a whole zip file");
    other.run("pack", "verify", "none.zip").failsWith(2, "there is no file none.zip");
    other.run("pack", "import", "none.zip").failsWith(2, "there is no file none.zip");
    origin
        .run("pack", "export", ID, "--out", "none/x.zip")
        .failsWith(2, "there is no folder", "none");
    origin.run("pack", "export", "PP_2025-06-03").failsWith(1, "there is no pricing pack");
  }

  /** The exported pack with an override and a split, under another id, made without our code. */
  private Path corrected(String id) throws IOException {
    Path files = folder.resolve("corrected");
    tool(files, "unzip", "-o", bundle().toString()).exitsWith(0);
    Path pack = files.resolve("pack.csv");
    Files.writeString(
        pack,
        Files.readString(pack)
                .replace(ID + ",", id + ",")
                .replaceFirst(
                    "(?m)^price",
                    "override,AAPL,USD,201.7,jane@example.org,late, voilà: été\nprice")
            + "split,AAPL,2025-06-02,4,1,csv\n");
    String sha256 = tool(files, "sha256sum", "pack.csv").stdout().split(" ", -1)[0];
    Path manifest = files.resolve("manifest.json");
    Files.writeString(
        manifest,
        Files.readString(manifest)
            .replace('"' + ID + '"', '"' + id + '"')
            .replace(sha256(), sha256)
            .replace("\"splits\" : 0", "\"splits\" : 1")
            .replace("\"overrides\" : 0", "\"overrides\" : 1"));
    String[] summed = {"sha256sum", "manifest.json", "pack.csv", "quality.json", "policy.csv"};
    Files.writeString(files.resolve("SHA256SUMS"), tool(files, summed).stdout());
    Path zip = folder.resolve("corrected.zip");
    summed[0] = "SHA256SUMS";
    List<String> command = new ArrayList<>(List.of("zip", "-X", zip.toString()));
    command.addAll(List.of(summed));
    tool(files, command.toArray(String[]::new)).exitsWith(0);
    return zip;
  }

  @Test
  void psqlAgreesAlsoOnOverridesAndSplits() throws IOException {
    String id = ID + "_r1";
    Path zip = corrected(id);
    tool(folder, "psql", "--version").exitsWith(0);
    Dawsos fourth =
        Fixtures.withLedger(new Dawsos(Files.createDirectory(folder.resolve("fourth"))));
    try (fourth) {
      fourth.migrate();
      fourth.run("pack", "import", zip.toString()).exitsWith(0);
      fourth.serve("server");

      Run hash = tool(folder, "bash", script(fourth, id).toString()).exitsWith(0);

      String expected = tool(folder.resolve("corrected"), "sha256sum", "pack.csv").stdout();
      assertThat(hash.stdout().substring(0, 64))
          .as(hash.stderr())
          .isEqualTo(expected.substring(0, 64));
    }
  }

  /** The recipe of the documentation as a person types it into a shell. */
  private Path script(Dawsos dawsos, String id) throws IOException {
    String document = Files.readString(Dawsos.repository().resolve("docs/packs.md"));
    int start = document.indexOf("    PGCLIENTENCODING=UTF8 psql ");
    String recipe = document.substring(start, document.indexOf("\n    SQL\n", start) + 9);
    String database =
        document.lines().filter(line -> line.startsWith("    DATABASE=")).findFirst().orElseThrow();
    return Files.writeString(
        folder.resolve("recipe.sh"),
        "DAWSOS_DATA=%s\n%s\n%s"
            .formatted(
                dawsos.folder().resolve("data"),
                database.strip(),
                recipe.replaceAll("(?m)^ {4}", "").replace("PP_2025-10-24", id)));
  }

  @Test
  void thePolicyIsPrintedWithTheHashThatThePackNames() {
    String policy = origin.run("pack", "show", ID, "--policy").exitsWith(0).stdout();

    assertThat(policy).startsWith("dawsos-policy,1,WM4PM_CAD\n");
    assertThat(origin.run("pack", "show", ID, "--canonical").stdout().lines().findFirst())
        .contains("dawsos-pack,2,%s,WM4PM_CAD,%s,EUR".formatted(ID, Sha256.hex(policy)));
  }
}
