package io.dawsos.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The change sets of this release. Liquibase would tell them too, but takes most of a second to
 * start, which every command would pay.
 */
final class ChangeSets {
  private static final Pattern INCLUDE = Pattern.compile("<include file=\"([^\"]+)\"");
  private static final Pattern CHANGE_SET = Pattern.compile("(?m)^--changeset [^:\\s]+:(\\S+)");

  private ChangeSets() {}

  /** Their ids, in the order in which they run. */
  static List<String> ids() {
    String folder = Migrations.CHANGELOG.substring(0, Migrations.CHANGELOG.lastIndexOf('/') + 1);
    List<String> ids =
        groups(INCLUDE, read(Migrations.CHANGELOG)).stream()
            .flatMap(file -> groups(CHANGE_SET, read(folder + file)).stream())
            .toList();
    if (ids.isEmpty()) {
      throw new IllegalStateException(Migrations.CHANGELOG + " includes no change set");
    }
    return ids;
  }

  private static List<String> groups(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.results().map(result -> result.group(1)).toList();
  }

  private static String read(String resource) {
    try (InputStream in = ChangeSets.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not packaged");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
