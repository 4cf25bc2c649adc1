package io.dawsos.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerLockTest {
  @TempDir private Path folder;

  @Test
  void isHadByOneAtATime() throws IOException {
    try (OwnerLock first = OwnerLock.tryAcquire(folder).orElseThrow()) {
      assertThat(first).isNotNull();
      assertThat(OwnerLock.tryAcquire(folder)).isEmpty();
    }

    try (OwnerLock second = OwnerLock.tryAcquire(folder).orElseThrow()) {
      assertThat(second).isNotNull();
    }
  }

  @Test
  void namesItsOwner() throws IOException {
    try (OwnerLock lock = OwnerLock.tryAcquire(folder).orElseThrow()) {
      assertThat(lock).isNotNull();
      var refusal = OwnerLock.inUse(folder);

      assertThat(refusal.code()).isEqualTo(ErrorCode.DATABASE_IN_USE);
      assertThat(refusal.message())
          .isEqualTo(
              "%s is in use by another DawsOS process (pid %d)",
              folder, ProcessHandle.current().pid());
    }
  }

  @Test
  void aLongerPidOfAnEarlierOwnerIsOverwritten() throws IOException {
    Files.writeString(folder.resolve("owner.pid"), "123456789012345\n");

    try (OwnerLock lock = OwnerLock.tryAcquire(folder).orElseThrow()) {
      assertThat(lock).isNotNull();
      assertThat(folder.resolve("owner.pid")).hasContent(ProcessHandle.current().pid() + "\n");
    }
  }
}
