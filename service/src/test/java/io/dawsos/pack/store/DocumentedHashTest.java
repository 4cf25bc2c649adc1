package io.dawsos.pack.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.database.TestDatabase;
import io.dawsos.digest.Sha256;
import io.dawsos.pack.CanonicalPack;
import io.dawsos.pack.PricingPack;
import io.dawsos.pack.RandomPacks;
import io.dawsos.pack.build.PackDraft;
import io.dawsos.pack.build.PackDraft.Seen;
import io.dawsos.pack.quality.QualityReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The SQL of {@code docs/packs.md} gives a pack's hash, as it stands there. */
class DocumentedHashTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "packs.md");
  private static final Pattern RECIPE =
      Pattern.compile("psql [^\\n]*<<'SQL' \\| sha256sum\\n(.*?);\\n *SQL\\n", Pattern.DOTALL);

  @RegisterExtension final TestDatabase database = new TestDatabase();

  private static String recipe() throws IOException {
    Matcher recipe = RECIPE.matcher(Files.readString(DOCUMENT));
    assertThat(recipe.find()).as("the recipe is in %s", DOCUMENT).isTrue();
    return recipe.group(1);
  }

  private String hashBySql(String id) throws Exception {
    String sql = recipe().replace(":'pack'", "'" + id + "'");
    StringBuilder lines = new StringBuilder();
    database
        .jdbi()
        .useHandle(
            handle -> {
              try (Statement statement = handle.getConnection().createStatement();
                  ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                  lines.append(rows.getString(1)).append('\n');
                }
              }
            });
    return Sha256.hex(lines.toString());
  }

  private void assertDocumented(PricingPack pack) throws Exception {
    PackDraft draft =
        new PackDraft(pack, CanonicalPack.sha256(pack), 0, List.of(), 0, Seen.NOTHING);
    new PackStore(database.jdbi(), () -> Instant.EPOCH)
        .adopt(new AdoptedPack(draft, QualityReport.NONE, "a policy", false, null));

    assertThat(hashBySql(pack.id().toString())).isEqualTo(draft.sha256());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void hashesPacksWithOverridesAndSplits(long seed) throws Exception {
    assertDocumented(RandomPacks.of(seed, "a policy"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void hashesPacksOfFormatOne(long seed) throws Exception {
    assertDocumented(RandomPacks.ofFormatOne(seed));
  }
}
