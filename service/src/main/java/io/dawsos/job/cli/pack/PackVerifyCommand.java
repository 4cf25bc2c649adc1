package io.dawsos.job.cli.pack;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dawsos.job.Services;
import io.dawsos.job.cli.CommandArguments;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.Subcommand;
import io.dawsos.pack.CanonicalPack;
import io.dawsos.pack.PackHeader;
import io.dawsos.pack.store.PackStore;
import java.security.PublicKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code pack verify}: recomputes the hashes of stored packs, and checks bundles. */
final class PackVerifyCommand implements Subcommand {
  @Override
  public String name() {
    return "verify";
  }

  @Override
  public String help() {
    return "recompute the hash of packs from their stored rows, and check bundles; all stored packs"
        + " where none is named";
  }

  @Override
  public void configure(Subparser parser) {
    parser
        .addArgument("id")
        .nargs("*")
        .metavar("ID|FILE.zip")
        .help("packs, such as PP_2025-12-31, and files that `pack export` wrote");
    parser
        .addArgument("--public-key")
        .metavar("PUB.pem")
        .help("the Ed25519 key by which every bundle must be signed");
  }

  /** What was found of one pack. */
  record Verdict(String id, boolean intact, String sealedSha256, String actualSha256) {}

  /** What {@code --json} prints. */
  record Report(
      int verified,
      List<Verdict> damaged,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<BundleCheck> bundles) {}

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) {
    List<String> named = arguments.getList("id");
    List<String> files = named.stream().filter(BundleCheck::isBundle).toList();
    List<String> ids = named.stream().filter(name -> !BundleCheck.isBundle(name)).toList();
    PublicKey key = CommandArguments.publicKey(arguments);
    if (key != null && files.isEmpty()) {
      throw CommandArguments.invalid(
          "--public-key is given, but no bundle", "name the file that `dawsos pack export` wrote");
    }
    List<BundleCheck> bundles = BundleCheck.all(files, key);
    boolean stored = files.isEmpty() || !ids.isEmpty();
    List<Verdict> verdicts = stored ? verify(services.stores().packs(), ids, output) : List.of();
    List<Verdict> damaged = verdicts.stream().filter(verdict -> !verdict.intact()).toList();
    if (output.isJson()) {
      output.json(new Report(verdicts.size(), damaged, bundles));
    } else {
      bundles.forEach(bundle -> bundle.print(output));
      if (stored) {
        print(verdicts.size(), damaged, output);
      }
    }
    boolean intact = damaged.isEmpty() && bundles.stream().allMatch(BundleCheck::intact);
    return intact ? ExitCode.DONE : ExitCode.FAILED;
  }

  private static List<Verdict> verify(PackStore store, List<String> ids, Output output) {
    List<PackHeader> packs =
        ids.isEmpty()
            ? store.list(LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31), Integer.MAX_VALUE)
            : ids.stream().map(id -> store.get(CommandArguments.packId(id))).toList();
    List<Verdict> verdicts = new ArrayList<>();
    try (ProgressBar bar = output.progress("verifying packs", packs.size())) {
      for (PackHeader pack : packs) {
        verdicts.add(verify(store, pack));
        bar.step();
      }
    }
    return verdicts;
  }

  private static Verdict verify(PackStore store, PackHeader pack) {
    String actual = CanonicalPack.sha256(store.read(pack.id()));
    return new Verdict(pack.id().toString(), actual.equals(pack.sha256()), pack.sha256(), actual);
  }

  private static void print(int verified, List<Verdict> damaged, Output output) {
    for (Verdict verdict : damaged) {
      output.line(
          "%s is DAMAGED: sealed with %s, now %s"
              .formatted(verdict.id(), verdict.sealedSha256(), verdict.actualSha256()));
    }
    output.line("%d packs verified, %d damaged".formatted(verified, damaged.size()));
  }
}
