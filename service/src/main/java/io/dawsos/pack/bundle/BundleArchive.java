package io.dawsos.pack.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The zip file of a bundle: its files, and what is wrong with its structure. Nothing is unpacked to
 * disk, and memory is bounded by the limits of {@link BundleEntry}.
 */
record BundleArchive(Map<BundleEntry, byte[]> files, List<BundleProblem> problems) {
  private static final long MAX_FILE = 160L << 20;

  static BundleArchive read(Path file) {
    Map<BundleEntry, byte[]> files = new EnumMap<>(BundleEntry.class);
    List<BundleProblem> problems = new ArrayList<>();
    try {
      if (Files.size(file) > MAX_FILE) {
        problems.add(new BundleProblem(null, null, "the file is larger than any bundle"));
      } else {
        readAll(file, files, problems);
      }
    } catch (IOException | IllegalArgumentException e) {
      // A zip file whose names are no text makes an IllegalArgumentException.
      problems.add(new BundleProblem(null, null, "the file is not a whole zip file: " + reason(e)));
    }
    return new BundleArchive(files, problems);
  }

  private static String reason(Exception e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }

  private static void readAll(
      Path file, Map<BundleEntry, byte[]> files, List<BundleProblem> problems) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.size() > BundleEntry.values().length) {
        problems.add(
            new BundleProblem(null, null, "the zip file has %d entries".formatted(zip.size())));
        return;
      }
      List<? extends ZipEntry> all = Collections.list(zip.entries());
      for (ZipEntry each : all) {
        String name = each.getName();
        BundleEntry entry = BundleEntry.ofFile(name).orElse(null);
        if (entry == null) {
          problems.add(new BundleProblem(name, null, "is no file of a bundle"));
        } else if (all.stream().filter(other -> other.getName().equals(name)).count() > 1) {
          problems.add(BundleProblem.of(entry, "is there twice"));
        } else {
          readOne(zip, each, entry, files, problems);
        }
      }
    }
    for (BundleEntry entry : BundleEntry.values()) {
      boolean said = problems.stream().anyMatch(each -> entry.file().equals(each.entry()));
      if (entry.isNeeded() && !files.containsKey(entry) && !said) {
        problems.add(BundleProblem.of(entry, "is missing"));
      }
    }
  }

  private static void readOne(
      ZipFile zip,
      ZipEntry each,
      BundleEntry entry,
      Map<BundleEntry, byte[]> files,
      List<BundleProblem> problems) {
    byte[] content;
    try (InputStream in = zip.getInputStream(each)) {
      content = in.readNBytes(entry.limit() + 1);
    } catch (IOException | IllegalArgumentException e) {
      problems.add(BundleProblem.of(entry, "cannot be unpacked: " + reason(e)));
      return;
    }
    CRC32 crc = new CRC32();
    crc.update(content);
    if (content.length > entry.limit()) {
      problems.add(BundleProblem.of(entry, "is larger than %d bytes".formatted(entry.limit())));
    } else if (crc.getValue() != each.getCrc() || content.length != each.getSize()) {
      problems.add(BundleProblem.of(entry, "is not what the zip file's checksum says"));
    } else {
      files.put(entry, content);
    }
  }
}
