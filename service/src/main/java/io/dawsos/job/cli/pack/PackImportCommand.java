package io.dawsos.job.cli.pack;

import io.dawsos.job.PackView;
import io.dawsos.job.Services;
import io.dawsos.job.cli.CommandArguments;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.Subcommand;
import io.dawsos.pack.PackHeader;
import io.dawsos.pack.bundle.BundleVerdict;
import io.dawsos.pack.bundle.BundleVerifier;
import io.dawsos.pack.bundle.PackBundle;
import io.dawsos.pack.store.AdoptedPack;
import io.dawsos.pack.store.PackStore;
import io.dawsos.pack.store.PackStore.Sealed;
import java.nio.file.Path;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code pack import}: checks a bundle, then stores and seals its pack under the same id. */
final class PackImportCommand implements Subcommand {
  @Override
  public String name() {
    return "import";
  }

  @Override
  public String help() {
    return "check a bundle, then store and seal its pack under the same id";
  }

  @Override
  public void configure(Subparser parser) {
    parser.addArgument("file").metavar("FILE.zip").help("a file that `pack export` wrote");
    parser
        .addArgument("--public-key")
        .metavar("PUB.pem")
        .help("the Ed25519 key by which the bundle must be signed");
    parser
        .addArgument("--mark-fresh")
        .action(Arguments.storeTrue())
        .help("release the pack if its needed prices are complete");
  }

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) {
    Path file = CommandArguments.bundle(arguments.getString("file"));
    BundleVerdict verdict = new BundleVerifier(CommandArguments.publicKey(arguments)).verify(file);
    PackBundle bundle = verdict.intact(file.toString());
    PackStore store = services.stores().packs();
    Sealed sealed =
        store.adopt(
            new AdoptedPack(
                bundle.toDraft(),
                bundle.report(),
                bundle.policy(),
                bundle.isWrong(),
                bundle.manifest().restatement()));
    if (sealed.created()) {
      output.changed("pack", sealed.header().id());
    }
    output.note("%s is %s".formatted(file, BundleCheck.said(verdict.signature())));
    PackHeader header =
        arguments.getBoolean("mark_fresh")
            ? store.markFresh(sealed.header().id(), services.completeness())
            : sealed.header();
    if (output.isJson()) {
      output.json(PackView.built(header, sealed.created()));
    } else {
      output.line(
          "%s %s, %s"
              .formatted(
                  header.id(),
                  sealed.created() ? "imported" : "is there already",
                  header.status().text()));
    }
    return ExitCode.DONE;
  }
}
