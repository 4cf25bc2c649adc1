package io.dawsos.telemetry.trace;

import io.opentelemetry.api.common.AttributeKey;
import java.util.List;

/**
 * Names of spans and of their attributes beside those of OpenTelemetry's semantic conventions: the
 * contract of {@code docs/observability.md}.
 */
final class SpanNames {
  static final String SCOPE = "io.dawsos";

  static final String EXECUTE_PATTERN = "execute_pattern";
  static final String PATTERN_STEP = "pattern.step";
  static final String AGENT_INVOKE = "agent.invoke";
  static final String VALUATION = "valuation";
  static final String PROVIDER_FETCH = "provider.fetch";
  static final String JOB_RUN = "job.run";
  static final String JOB_STEP = "job.step";
  static final String BUILD_PRICING_PACK = "build_pricing_pack";

  static final AttributeKey<String> PRICING_PACK_ID = AttributeKey.stringKey("pricing_pack_id");
  static final AttributeKey<String> LEDGER_COMMIT_HASH =
      AttributeKey.stringKey("ledger_commit_hash");
  static final AttributeKey<String> USER_ID = AttributeKey.stringKey("user_id");
  static final AttributeKey<String> REQUEST_ID = AttributeKey.stringKey("request_id");
  static final AttributeKey<String> TRACE_ID = AttributeKey.stringKey("trace_id");
  static final AttributeKey<String> ASOF_DATE = AttributeKey.stringKey("asof_date");
  static final AttributeKey<String> PORTFOLIO_ID = AttributeKey.stringKey("portfolio_id");
  static final AttributeKey<Boolean> REQUIRE_FRESH = AttributeKey.booleanKey("require_fresh");
  static final AttributeKey<String> PATTERN_ID = AttributeKey.stringKey("pattern_id");
  static final AttributeKey<Long> PATTERN_INPUTS_COUNT =
      AttributeKey.longKey("pattern_inputs_count");
  static final AttributeKey<List<String>> PATTERN_INPUT_KEYS =
      AttributeKey.stringArrayKey("pattern_input_keys");
  static final AttributeKey<Long> STEP_INDEX = AttributeKey.longKey("step_index");
  static final AttributeKey<String> CAPABILITY = AttributeKey.stringKey("capability");
  static final AttributeKey<String> AGENT_NAME = AttributeKey.stringKey("agent_name");
  static final AttributeKey<Double> PORTFOLIO_VALUE = AttributeKey.doubleKey("portfolio_value");
  static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("outcome");
  static final AttributeKey<Boolean> CACHE_HIT = AttributeKey.booleanKey("cache.hit");

  static final AttributeKey<Boolean> ERROR = AttributeKey.booleanKey("error");
  static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");
  static final AttributeKey<String> ERROR_CODE = AttributeKey.stringKey("error.code");
  static final AttributeKey<String> ERROR_MESSAGE = AttributeKey.stringKey("error.message");
  static final AttributeKey<String> ERROR_STATUS = AttributeKey.stringKey("error.status");

  static final AttributeKey<String> JOB = AttributeKey.stringKey("job");
  static final AttributeKey<String> STEP = AttributeKey.stringKey("step");
  static final AttributeKey<String> REQUESTED_BY = AttributeKey.stringKey("requested_by");
  static final AttributeKey<Long> ROWS = AttributeKey.longKey("rows");
  static final AttributeKey<Long> MISSING_PRICES = AttributeKey.longKey("missing_prices");
  static final AttributeKey<String> PROVIDER = AttributeKey.stringKey("provider");
  static final AttributeKey<String> SECURITY_ID = AttributeKey.stringKey("security_id");
  static final AttributeKey<String> STATEMENT = AttributeKey.stringKey("statement");
  static final AttributeKey<String> DEPLOYMENT_ENVIRONMENT =
      AttributeKey.stringKey("deployment.environment");

  private SpanNames() {}
}
