package io.dawsos.ledger.git;

import java.io.File;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * Keeps JGit from the machine around a repository: it reads no settings of the user or the system,
 * for which it would run {@code git}, and does not measure the file system, for which it would
 * write into the repository.
 */
final class IsolatedSystemReader extends SystemReader.Delegate {
  private IsolatedSystemReader(SystemReader machine) {
    super(machine);
  }

  static void install() {
    SystemReader machine = SystemReader.getInstance();
    if (!(machine instanceof IsolatedSystemReader)) {
      SystemReader.setInstance(new IsolatedSystemReader(machine));
    }
  }

  @Override
  public FileBasedConfig openUserConfig(@Nullable Config parent, FS files) {
    return new NoSettings(parent, files);
  }

  @Override
  public FileBasedConfig openSystemConfig(@Nullable Config parent, FS files) {
    return new NoSettings(parent, files);
  }

  @Override
  public FileBasedConfig openJGitConfig(@Nullable Config parent, FS files) {
    return new NoSettings(parent, files);
  }

  /** No settings, but for what JGit would measure otherwise. */
  private static final class NoSettings extends FileBasedConfig {
    /** The coarsest that is in use, of FAT: what is younger is read again rather than trusted. */
    private static final long TIMESTAMP_SECONDS = 2;

    NoSettings(@Nullable Config parent, FS files) {
      super(parent, new File("none"), files);
    }

    @Override
    public void load() {
      // there is no file
    }

    @Override
    public boolean isOutdated() {
      return false;
    }

    @Override
    public long getTimeUnit(
        String section, @Nullable String subsection, String name, long standard, TimeUnit wanted) {
      return section.equals("filesystem")
          ? wanted.convert(TIMESTAMP_SECONDS, TimeUnit.SECONDS)
          : super.getTimeUnit(section, subsection, name, standard, wanted);
    }
  }
}
