package io.dawsos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dawsos.access.proxy.TrustedProxies;
import io.dropwizard.configuration.ConfigurationException;
import io.dropwizard.configuration.DefaultConfigurationFactoryFactory;
import io.dropwizard.configuration.EnvironmentVariableSubstitutor;
import io.dropwizard.configuration.FileConfigurationSourceProvider;
import io.dropwizard.configuration.SubstitutingSourceProvider;
import io.dropwizard.jackson.Jackson;
import io.dropwizard.jersey.validation.Validators;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.text.StringSubstitutor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DawsosConfigurationTest {
  private static final Path SHIPPED = Path.of("..", "config.yml");

  @Test
  void theShippedFileHoldsTheDefaultsOfTheCode() throws Exception {
    DawsosConfiguration shipped = read(SHIPPED);

    DawsosConfiguration defaults = new DawsosConfiguration();
    assertThat(shipped.services()).usingRecursiveComparison().isEqualTo(defaults.services());
    assertThat(shipped.executor()).isEqualTo(defaults.executor());
    assertThat(shipped.access()).isEqualTo(defaults.access());
    assertThat(shipped.limits()).isEqualTo(defaults.limits());
    assertThat(shipped.api()).isEqualTo(defaults.api());
    assertThat(shipped.telemetry()).isEqualTo(defaults.telemetry());
  }

  @Test
  void theShippedFileNamesEveryKeyOfOurSections() throws IOException {
    List<String> lines = Files.readAllLines(SHIPPED);

    assertThat(keysOf("database", lines))
        .containsExactly(
            "url",
            "user",
            "password",
            "service_user",
            "service_password",
            "port",
            "max_size",
            "connect_timeout");
    assertThat(keysOf("ledger", lines))
        .containsExactly("repository", "ref", "file", "dialect", "average_booking");
    assertThat(keysOf("packs", lines))
        .containsExactly(
            "policy",
            "base_currency",
            "triangulation_currency",
            "zone",
            "calendar",
            "fixing_time",
            "fixing_zone",
            "max_carry_days",
            "completeness",
            "max_age",
            "sources",
            "sources_by_class",
            "cross_check",
            "scope",
            "watch",
            "quality");
    assertThat(keysOf("providers", lines)).containsExactly("ecb", "polygon", "fmp", "fred");
    assertThat(keysOf("jobs", lines))
        .containsExactly("poll_interval", "heartbeat_interval", "nightly");
    assertThat(nestedKeysOf("nightly", lines))
        .containsExactly("cron", "zone", "evaluate_command", "evaluate_timeout");
    assertThat(keysOf("patterns", lines)).containsExactly("dir", "poll_interval");
    assertThat(keysOf("executor", lines))
        .containsExactly(
            "threads",
            "queue",
            "timeout",
            "result_cache_size",
            "memo_size",
            "max_result_size",
            "agents");
    assertThat(nestedKeysOf("agents", lines))
        .containsExactly("timeout", "threads", "max_wait", "max_attempts", "backoff", "breaker");
    assertThat(keysOf("executions", lines)).containsExactly("keep");
    assertThat(keysOf("access", lines)).containsExactly("trusted_proxies", "jwt");
    assertThat(nestedKeysOf("jwt", lines))
        .containsExactly("issuer", "audience", "jwks", "clock_skew", "user_claim");
    assertThat(keysOf("limits", lines))
        .containsExactly("requests_per_second", "burst", "failures", "failure_window");
    assertThat(nestedKeysOf("metrics", lines))
        .containsExactly(
            "enabled",
            "environment",
            "application_port",
            "aliases",
            "newest_packs",
            "refresh_interval",
            "push");
    assertThat(keysOf("api", lines)).containsExactly("max_request_size", "cors");
    assertThat(nestedKeysOf("cors", lines)).containsExactly("allowed_origins");
    assertThat(keysOf("telemetry", lines))
        .containsExactly(
            "enabled",
            "environment",
            "service_name",
            "debug",
            "hash_key",
            "metrics",
            "traces",
            "sentry",
            "http_log",
            "slow_queries");
    assertThat(nestedKeysOf("traces", lines))
        .containsExactly(
            "enabled",
            "exporter",
            "protocol",
            "endpoint",
            "jaeger_endpoint",
            "ratio",
            "keep_errors",
            "keep_slower_than");
    assertThat(nestedKeysOf("sentry", lines))
        .containsExactly("dsn", "max_per_minute", "profiles_sample_rate");
    assertThat(nestedKeysOf("http_log", lines)).containsExactly("enabled", "file");
    assertThat(nestedKeysOf("slow_queries", lines)).containsExactly("threshold");
  }

  @Test
  void theDemoNeverTouchesAConfiguredDatabase(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("c.yml");
    Files.writeString(file, "database: {url: 'jdbc:postgresql://db.example.org/real'}\n");

    DawsosConfiguration configuration = read(file);

    assertThat(configuration.services().database().url()).isNotNull();
    assertThat(configuration.demoServices().database().url()).isNull();
    assertThat(configuration.demoServices().dataFolder()).isEqualTo(Path.of("data", "demo"));
  }

  @Test
  void theDemoRunsNoJobByItself(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("c.yml");
    Files.writeString(file, "jobs: {nightly: {cron: '0 30 22 * * *', zone: ''}}\n");

    DawsosConfiguration configuration = read(file);

    assertThat(configuration.services().jobs().nightly().isScheduled()).isTrue();
    assertThat(configuration.services().jobs().nightly().zone()).isNull();
    assertThat(configuration.demoServices().jobs().nightly().isScheduled()).isFalse();
  }

  @Test
  void onlyTheDemoTrustsThisMachine(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("c.yml");
    Files.writeString(file, "access: {trusted_proxies: [10.0.0.0/8, 'fd00::/8']}\n");
    DawsosConfiguration configuration = read(file);

    assertThat(new DawsosConfiguration().access().trustedProxies()).isEqualTo(TrustedProxies.NONE);
    assertThat(configuration.access().trustedProxies().blocks()).hasSize(2);
    configuration.trustLoopback();
    assertThat(configuration.access().trustedProxies()).isEqualTo(TrustedProxies.LOOPBACK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pack: {}",
        "packs: {max_carry_day: 5}",
        "packs: {max_carry_days: -1}",
        "packs: {completeness: 1.5}",
        "packs: {zone: Mars/Olympus}",
        "packs: {calendar: MARS}",
        "providers: {yahoo: {}}",
        "providers: {fmp: {requests_per_minute: 0}}",
        "packs: {fixing_time: noon}",
        "packs: {quality: {severities: {outlier: loud}}}",
        "packs: {quality: {severities: {outliers: error}}}",
        "packs: {base_currency: cad}",
        "database: {max_size: 0}",
        "jobs: {poll_interval: 1ms}",
        "jobs: {nightly: {crown: x}}",
        "jobs: {nightly: {zone: Mars/Olympus}}",
        "jobs: {nightly: {evaluate_timeout: 0s}}",
        "executor: {timeout: soon}",
        "executor: {timeout: 0s}",
        "executor: {memo_size: much}",
        "executor: {agents: {thread: 1}}",
        "executor: {agents: {backoff: 0s}}",
        "executor: {agents: {breaker: {failure_rate: 0}}}",
        "access: {trusted_proxies: [example.org]}",
        "access: {trusted_proxies: [10.0.0.1/8]}",
        "access: {jwt: {issuer: 'https://id.example.org/'}}",
        "access: {jwt: {issuer: a, audience: b, jwks: 'http://id.example.org/keys'}}",
        "access: {jwt: {issuer: a, audience: b, jwks: 'ftp://id.example.org/keys'}}",
        "access: {jwt: {issuer: a, audience: b, jwks: 'https://u:p@id.example.org/keys'}}",
        "access: {jwt: {clock_skew: 11m}}",
        "access: {jwt: {user_claim: ''}}",
        "access: {jwt: {algorithms: [none]}}",
        "limits: {requests_per_second: -1}",
        "limits: {burst: 0}",
        "limits: {failure_window: 0s}",
        "api: {cors: {allowed_origins: ['*']}}",
        "api: {cors: {allowed_origins: ['https://*.example.org']}}",
        "api: {cors: {allowed_origins: ['https://app.example.org/']}}",
        "api: {cors: {allowed_origins: ['null']}}",
        "telemetry: {metric: {}}",
        "telemetry: {metrics: {newest_packs: 0}}",
        "telemetry: {metrics: {refresh_interval: 0s}}",
        "telemetry: {metrics: {push: {address: x}}}",
        "patterns: {folder: x}",
        "patterns: {poll_interval: 0s}",
      })
  void refusesUnknownKeysAndValuesOutOfRange(String yaml, @TempDir Path folder) throws Exception {
    Path file = folder.resolve("c.yml");
    Files.writeString(file, yaml + "\n");

    assertThatThrownBy(() -> read(file)).isInstanceOf(ConfigurationException.class);
  }

  @Test
  void aProvidersOtherKeysKeepTheirDefaults(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("c.yml");
    Files.writeString(file, "providers: {polygon: {requests_per_minute: 100}}\n");
    DawsosConfiguration shipped = read(SHIPPED);

    assertThat(read(file).services().providers())
        .usingRecursiveComparison()
        .ignoringFields("polygon.requestsPerMinute")
        .isEqualTo(shipped.services().providers());
  }

  @Test
  void aPasswordNeverShowsInTheText(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("c.yml");
    Files.writeString(file, "database: {password: hunter2}\n");

    assertThat(read(file).services().toString()).doesNotContain("hunter2");
  }

  private static List<String> keysOf(String section, List<String> lines) {
    return lines.stream()
        .dropWhile(line -> !line.equals(section + ":"))
        .skip(1)
        .takeWhile(line -> line.isEmpty() || line.startsWith(" "))
        .filter(line -> line.matches(" {2}[a-z_]+:.*"))
        .map(line -> line.strip().split(":", 2)[0])
        .toList();
  }

  private static List<String> nestedKeysOf(String section, List<String> lines) {
    return lines.stream()
        .dropWhile(line -> !line.equals("  " + section + ":"))
        .skip(1)
        .takeWhile(line -> line.startsWith("    "))
        .filter(line -> line.matches(" {4}[a-z_]+:.*"))
        .map(line -> line.strip().split(":", 2)[0])
        .toList();
  }

  private static DawsosConfiguration read(Path file) throws IOException, ConfigurationException {
    StringSubstitutor environment = new EnvironmentVariableSubstitutor(false, true);
    return new DefaultConfigurationFactoryFactory<DawsosConfiguration>()
        .create(
            DawsosConfiguration.class, Validators.newValidator(), Jackson.newObjectMapper(), "dw")
        .build(
            new SubstitutingSourceProvider(new FileConfigurationSourceProvider(), environment),
            file.toString());
  }
}
