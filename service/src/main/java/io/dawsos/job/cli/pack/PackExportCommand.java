package io.dawsos.job.cli.pack;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.job.Services;
import io.dawsos.job.cli.CommandArguments;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.OutputFile;
import io.dawsos.job.cli.Subcommand;
import io.dawsos.pack.CanonicalPack;
import io.dawsos.pack.PackHeader;
import io.dawsos.pack.PricingPack;
import io.dawsos.pack.bundle.BundleManifest;
import io.dawsos.pack.bundle.BundleWriter;
import io.dawsos.pack.bundle.Ed25519;
import io.dawsos.pack.bundle.PackBundle;
import io.dawsos.pack.quality.QualityReport;
import io.dawsos.pack.store.PackStore;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.List;
import java.util.function.Predicate;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jspecify.annotations.Nullable;

/** {@code pack export}: writes a pack as a file that can be checked anywhere. */
final class PackExportCommand implements Subcommand {
  private final Predicate<String> redistributable;

  /**
   * The command.
   *
   * @param redistributable tells of a source, by its name, whether its prices may be handed on
   */
  PackExportCommand(Predicate<String> redistributable) {
    this.redistributable = redistributable;
  }

  @Override
  public String name() {
    return "export";
  }

  @Override
  public String help() {
    return "write a pack with its report and policy as a zip file that can be checked anywhere";
  }

  @Override
  public void configure(Subparser parser) {
    parser.addArgument("id").metavar("ID").help("the pack, such as PP_2025-12-31");
    parser.addArgument("--out").metavar("FILE.zip").help("the file (default: ID.zip)");
    parser
        .addArgument("--sign")
        .metavar("KEY.pem")
        .help("sign with this Ed25519 private key (`openssl genpkey -algorithm ed25519`)");
    parser
        .addArgument("--force")
        .action(Arguments.storeTrue())
        .help("overwrite the file if it exists");
  }

  /** What {@code --json} prints. */
  record Exported(String id, String file, String sha256, boolean signed, List<String> restricted) {}

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) {
    String id = CommandArguments.packId(arguments.getString("id")).toString();
    String named = arguments.getString("out");
    String signer = arguments.getString("sign");
    PrivateKey key = signer == null ? null : Ed25519.privateKey(Path.of(signer));
    OutputFile file =
        new OutputFile(Path.of(named == null ? id + ".zip" : named), arguments.getBoolean("force"));
    PackBundle bundle = read(services.stores().packs(), id);
    write(file, bundle, key);
    List<String> restricted =
        bundle.pack().sources().keySet().stream().filter(redistributable.negate()).toList();
    if (!restricted.isEmpty()) {
      output.note(
          "%s holds prices of sources that are not known to allow redistribution: %s"
              .formatted(file.path(), String.join(", ", restricted)));
    }
    if (output.isJson()) {
      output.json(
          new Exported(
              id, file.path().toString(), bundle.manifest().sha256(), key != null, restricted));
    } else {
      output.line("%s written%s".formatted(file.path(), key == null ? "" : " and signed"));
    }
    return ExitCode.DONE;
  }

  private static PackBundle read(PackStore store, String id) {
    PackHeader header = store.get(CommandArguments.packId(id));
    PricingPack pack = store.read(header.id());
    String actual = CanonicalPack.sha256(pack);
    if (!actual.equals(header.sha256())) {
      throw new DawsosException(
          ErrorCode.BUNDLE_INVALID,
          "%s is damaged: sealed with sha256 %s, now %s".formatted(id, header.sha256(), actual),
          "nothing was written; restore the database from a backup");
    }
    String policySha256 = header.policySha256();
    return new PackBundle(
        BundleManifest.of(header, pack, producer()),
        pack,
        store.report(header.id()).orElse(QualityReport.NONE),
        policySha256 == null ? null : store.policy(policySha256).orElseThrow());
  }

  private static String producer() {
    String version = PackExportCommand.class.getPackage().getImplementationVersion();
    return version == null ? "dawsos" : "dawsos " + version;
  }

  private static void write(OutputFile file, PackBundle bundle, @Nullable PrivateKey key) {
    try {
      file.write(out -> BundleWriter.write(bundle, key, out));
    } catch (IOException e) {
      throw new DawsosException(
          ErrorCode.DATA_FOLDER_UNUSABLE,
          "%s cannot be written: %s".formatted(file.path(), e),
          "check that its folder is writable and has room",
          e);
    }
  }
}
