package io.dawsos.database;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says which process owns a data folder. The operating system drops the lock when the process ends,
 * however it ends, so a lock is never left over.
 */
final class OwnerLock implements AutoCloseable {
  private static final String FILE = "owner.pid";

  private final FileChannel channel;

  private OwnerLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Takes the lock of the folder; empty where another process has it. */
  static Optional<OwnerLock> tryAcquire(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    if (tryLock(channel) == null) {
      channel.close();
      return Optional.empty();
    }
    channel.truncate(0);
    channel.write(
        ByteBuffer.wrap(
            (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
    return Optional.of(new OwnerLock(channel));
  }

  /** Says who has the lock, as the failure of a process that needs it. */
  static DawsosException inUse(Path folder) throws IOException {
    return new DawsosException(
        ErrorCode.DATABASE_IN_USE,
        "%s is in use by another DawsOS process (pid %s)"
            .formatted(folder, Files.readString(folder.resolve(FILE)).strip()),
        "stop that process, or give this one a folder of its own (DAWSOS_DATA) or a database.url");
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held by this very process
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
