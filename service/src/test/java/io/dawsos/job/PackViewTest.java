package io.dawsos.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dawsos.executor.JsonFormat;
import io.dawsos.pack.InlinePack;
import io.dawsos.pack.PackHeader;
import io.dawsos.pack.PackId;
import io.dawsos.pack.PackStatus;
import io.dawsos.pack.Restatement;
import io.dawsos.pack.policy.Severity;
import io.dawsos.pack.quality.CheckResult;
import io.dawsos.pack.quality.Finding;
import io.dawsos.pack.quality.QualityReport;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PackViewTest {
  private static PackHeader header(
      String id,
      @Nullable String policy,
      @Nullable PackId supersededBy,
      @Nullable Restatement why) {
    return new PackHeader(
        PackId.fromString(id),
        "WM4PM_CAD",
        policy,
        InlinePack.SHA256,
        PackStatus.WARMING,
        1,
        0,
        0,
        List.of(),
        0,
        Instant.EPOCH,
        null,
        supersededBy,
        why);
  }

  private static JsonNode json(PackView view) {
    return JsonFormat.mapper().valueToTree(view);
  }

  @Test
  void leavesOutWhatAPackLacks() {
    JsonNode json = json(PackView.of(header("PP_2025-10-24", null, null, null)));

    assertThat(json.fieldNames())
        .toIterable()
        .doesNotContain("policy_sha256", "superseded_by", "restatement", "quality");
  }

  @Test
  void saysWhatCorrectsAPackAndWhatItCorrects() {
    PackId next = PackId.fromString("PP_2025-10-24_r2");
    Restatement why = new Restatement("late tape", "jane");
    JsonNode json = json(PackView.of(header("PP_2025-10-24_r1", "ab12", next, why)));

    assertThat(json.get("policy_sha256").textValue()).isEqualTo("ab12");
    assertThat(json.get("superseded_by").textValue()).isEqualTo("PP_2025-10-24_r2");
    assertThat(json.at("/restatement/reason").textValue()).isEqualTo("late tape");
    assertThat(json.at("/restatement/author").textValue()).isEqualTo("jane");
  }

  @Test
  void carriesWhatWasFound() {
    Finding finding = new Finding("AAPL", "moved", new BigDecimal("0.5"), new BigDecimal("0.25"));
    QualityReport report =
        new QualityReport(
            List.of(new CheckResult("outlier", Severity.WARNING, 1, List.of(finding))));
    JsonNode json =
        json(
            PackView.of(
                header("PP_2025-10-24", "ab12", null, null),
                InlinePack.of("PP_2025-10-24", "price AAPL USD 1"),
                report,
                0,
                10));

    assertThat(json.get("quality"))
        .hasToString(
            "{\"checks\":[{\"check\":\"outlier\",\"severity\":\"warning\",\"count\":1,\"worst\":["
                + "{\"subject\":\"AAPL\",\"message\":\"moved\",\"measured\":0.5,\"limit\":0.25}]}]}");
  }
}
