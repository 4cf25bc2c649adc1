package io.dawsos.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dawsos.digest.Sha256;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** Hashes the files of a ledger, as {@link LedgerLoader} documents. */
final class ContentHash {
  private static final Comparator<SourceFile> BY_NAME_BYTES =
      (left, right) ->
          Arrays.compareUnsigned(left.name().getBytes(UTF_8), right.name().getBytes(UTF_8));

  private ContentHash() {}

  static LedgerCommit of(List<SourceFile> files) {
    MessageDigest digest = Sha256.digest();
    files.stream()
        .sorted(BY_NAME_BYTES)
        .forEach(
            file -> {
              digest.update(file.name().getBytes(UTF_8));
              digest.update((byte) 0);
              digest.update(Integer.toString(file.content().length).getBytes(UTF_8));
              digest.update((byte) 0);
              digest.update(file.content());
            });
    return new LedgerCommit(HexFormat.of().formatHex(digest.digest()));
  }
}
