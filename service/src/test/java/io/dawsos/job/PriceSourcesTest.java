package io.dawsos.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.pack.build.PriceSource;
import io.dawsos.pack.policy.SourceOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PriceSourcesTest {
  @TempDir Path folder = Path.of("unset");

  private PriceSources sources(String packs, String... given) {
    return InlineServices.of(folder, packs, "{}").priceSources(List.of(given));
  }

  private String file(String name) throws IOException {
    return Files.writeString(folder.resolve(name), "date,symbol,close,currency\n").toString();
  }

  @Test
  void filesAreNamedByTheirPlaceAndLedgerAndProvidersByThemselves() {
    SourceOrder order = sources("{}", "b.csv", "ledger", "a.csv", "polygon", "c/").order();

    assertThat(order.standard())
        .containsExactly("files", "ledger", "files-2", "polygon", "files-3");
    assertThat(order.byAssetClass()).isEmpty();
  }

  @Test
  void pathsAreNoPartOfThePolicy() {
    assertThat(sources("{}", "here.csv", "ecb").order())
        .isEqualTo(sources("{}", "/there/x.csv", "ecb").order());
  }

  @Test
  void aSourceThatIsNamedTwiceCountsOnce() {
    assertThat(sources("{}", "a.csv", "ledger", "a.csv").order().standard())
        .containsExactly("files", "ledger");
  }

  @Test
  void givenSourcesTakeThePlaceOfTheConfiguredOnes() {
    String packs = "{\"sources\": [\"ledger\", \"ecb\"]}";

    assertThat(sources(packs).order().standard()).containsExactly("ledger", "ecb");
    assertThat(sources(packs, "a.csv").order().standard()).containsExactly("files");
  }

  @Test
  void whereNoneIsConfiguredTheFolderOfPricesAndTheLedgerServeIfTheyExist() throws IOException {
    assertThat(sources("{}").order().standard()).isEmpty();

    Files.createDirectories(folder.resolve("ledger"));
    Files.writeString(folder.resolve("ledger/main.beancount"), "");
    assertThat(sources("{}").order().standard()).containsExactly("ledger");

    Files.createDirectories(folder.resolve("prices"));
    assertThat(sources("{}").order().standard()).containsExactly("files", "ledger");
  }

  @Test
  void assetClassesMayNameOtherSourcesWhichCountOnInTheOrderOfTheClasses() {
    String packs =
        """
        {"sources": ["a.csv", "ledger"],
         "sources_by_class": {"fx": ["ecb", "fx.csv"], "bond": ["bonds.csv", "a.csv"],
                              "metal": ["metals.csv"], "crypto": ["crypto.csv"]}}""";

    SourceOrder order = sources(packs).order();

    assertThat(order.standard()).containsExactly("files", "ledger");
    assertThat(order.forClass("bond")).containsExactly("files-2", "files");
    assertThat(order.forClass("crypto")).containsExactly("files-3");
    assertThat(order.forClass("fx")).containsExactly("ecb", "files-4");
    assertThat(order.forClass("metal")).containsExactly("files-5");
    assertThat(order.forClass("equity")).containsExactly("files", "ledger");
  }

  @Test
  void assetClassesAreReadInWhateverCaseAsThoseOfTheLedgerAre() {
    assertThat(sources("{\"sources_by_class\": {\"Bond\": [\"ledger\"]}}").order().forClass("bond"))
        .containsExactly("ledger");
  }

  @Test
  void everySourceIsOpenedUnderItsName() throws IOException {
    assertThat(sources("{}", file("a.csv"), file("b.csv")).open())
        .extracting(PriceSource::name)
        .containsExactly("files", "files-2");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    PriceSources sources = sources("{}", "nowhere.csv");

    assertThat(catchThrowableOfType(DawsosException.class, sources::open).code())
        .isEqualTo(ErrorCode.ARGUMENT_INVALID);
  }

  @Test
  void aProviderWithoutItsKeyIsNamed() {
    PriceSources sources = sources("{}", "polygon");

    assertThat(catchThrowableOfType(DawsosException.class, sources::open).code())
        .isEqualTo(ErrorCode.PROVIDER_NOT_CONFIGURED);
  }

  @Test
  void aJoinedLedgerIsNoneButItsPartsAre() {
    String ledgers =
        "{\"spouse\": {\"file\": \"s\"}, \"family\": {\"of\": [\"default\", \"spouse\"]}}";
    try (Services services = InlineServices.of(folder, ledgers, "{}", "{}")) {
      PriceSources sources = services.priceSources(List.of("ledger:family"));

      DawsosException refused = catchThrowableOfType(DawsosException.class, sources::open);

      assertThat(refused.code()).isEqualTo(ErrorCode.ARGUMENT_INVALID);
      assertThat(refused).hasMessageContaining("\"ledger:family\"");
      assertThat(refused.advice()).contains("ledger:default, ledger:spouse");
    }
  }
}
