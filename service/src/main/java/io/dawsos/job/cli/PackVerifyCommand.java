package io.dawsos.job.cli;

import io.dawsos.job.Services;
import io.dawsos.pack.CanonicalPack;
import io.dawsos.pack.PackHeader;
import io.dawsos.pack.store.PackStore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code pack verify}: recomputes the hashes of stored packs. */
final class PackVerifyCommand implements Subcommand {
  @Override
  public String name() {
    return "verify";
  }

  @Override
  public String help() {
    return "recompute the hash of packs from their stored rows; all packs where none is named";
  }

  @Override
  public void configure(Subparser parser) {
    parser.addArgument("id").nargs("*").metavar("ID").help("packs, such as PP_2025-12-31");
  }

  /** What was found of one pack. */
  record Verdict(String id, boolean intact, String sealedSha256, String actualSha256) {}

  /** What {@code --json} prints. */
  record Report(int verified, List<Verdict> damaged) {}

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) {
    PackStore store = services.packs();
    List<String> ids = arguments.getList("id");
    List<PackHeader> packs =
        ids.isEmpty()
            ? store.list(LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31), Integer.MAX_VALUE)
            : ids.stream().map(id -> store.get(CommandArguments.packId(id))).toList();
    List<Verdict> damaged = new ArrayList<>();
    try (ProgressBar bar = output.progress("verifying packs", packs.size())) {
      for (PackHeader pack : packs) {
        Verdict verdict = verify(store, pack);
        if (!verdict.intact()) {
          damaged.add(verdict);
        }
        bar.step();
      }
    }
    print(packs.size(), damaged, output);
    return damaged.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private static Verdict verify(PackStore store, PackHeader pack) {
    String actual = CanonicalPack.sha256(store.read(pack.id()));
    return new Verdict(pack.id().toString(), actual.equals(pack.sha256()), pack.sha256(), actual);
  }

  private static void print(int verified, List<Verdict> damaged, Output output) {
    if (output.isJson()) {
      output.json(new Report(verified, damaged));
      return;
    }
    for (Verdict verdict : damaged) {
      output.line(
          "%s is DAMAGED: sealed with %s, now %s"
              .formatted(verdict.id(), verdict.sealedSha256(), verdict.actualSha256()));
    }
    output.line("%d packs verified, %d damaged".formatted(verified, damaged.size()));
  }
}
