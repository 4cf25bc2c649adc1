package io.dawsos.telemetry.metrics;

/** Names and labels of all metrics but the bridged ones; dashboards and alerts rest on them. */
final class MetricNames {
  static final String API_REQUEST_DURATION = "dawsos_api_request_duration_seconds";
  static final String REQUESTS = "dawsos_requests_total";
  static final String REQUEST_ERRORS = "dawsos_request_errors_total";
  static final String PATTERN_EXECUTIONS = "dawsos_pattern_executions_total";
  static final String PATTERN_STEP_DURATION = "dawsos_pattern_step_duration_seconds";
  static final String AGENT_INVOCATIONS = "dawsos_agent_invocations_total";
  static final String AGENT_LATENCY = "dawsos_agent_latency_seconds";
  static final String BREAKER_STATE = "dawsos_circuit_breaker_state";
  static final String BREAKER_FAILURES = "dawsos_circuit_breaker_failures_total";
  static final String PACK_FRESHNESS = "dawsos_pack_freshness";
  static final String PACK_BUILD_DURATION = "dawsos_pack_build_duration_seconds";
  static final String RECONCILIATION_DURATION = "dawsos_ledger_reconciliation_duration_seconds";
  static final String LEDGER_SOUND = "dawsos_ledger_sound";
  static final String LEDGER_LOAD_DURATION = "dawsos_ledger_load_duration_seconds";
  static final String JOB_STEP_DURATION = "dawsos_job_step_duration_seconds";
  static final String JOB_LAST_SUCCESS = "dawsos_job_last_success_timestamp_seconds";
  static final String SCHEDULER_TICKS = "scheduler_tick_total";
  static final String PROVIDER_REQUEST_DURATION = "dawsos_provider_request_duration_seconds";
  static final String PROVIDER_ERRORS = "dawsos_provider_errors_total";
  static final String PORTFOLIOS = "dawsos_portfolios";
  static final String TRADES = "dawsos_trades_total";
  static final String HTTP_REQUESTS = "http_requests_total";
  static final String HTTP_REQUEST_DURATION = "http_request_duration_seconds";
  static final String HTTP_REQUEST_DURATION_MS = "http_request_duration_ms";
  static final String HTTP_IN_FLIGHT = "http_requests_in_flight";
  static final String QUERY_DURATION = "database_query_duration_seconds";
  static final String QUERIES = "database_queries_total";
  static final String SLOW_QUERIES = "database_slow_queries_total";
  static final String CONNECTIONS_ACTIVE = "database_connections_active";
  static final String UPTIME = "app_uptime_seconds";
  static final String CPU = "cpu_percent";
  static final String MEMORY = "mem_percent";
  static final String DISK = "disk_percent";
  static final String COMMAND_DURATION = "dawsos_command_duration_seconds";
  static final String COMMAND_EXIT_CODE = "dawsos_command_exit_code";
  static final String COMMAND_ENDED = "dawsos_command_end_timestamp_seconds";

  static final String PATTERN_ID = "pattern_id";
  static final String STATUS = "status";
  static final String ERROR_TYPE = "error_type";
  static final String STEP_INDEX = "step_index";
  static final String CAPABILITY = "capability";
  static final String AGENT_NAME = "agent_name";
  static final String LEDGER = "ledger";
  static final String PACK_ID = "pack_id";
  static final String JOB = "job";
  static final String STEP = "step";
  static final String PROVIDER = "provider";
  static final String METHOD = "method";
  static final String ENDPOINT = "endpoint";
  static final String ROUTE = "route";
  static final String STATUS_CODE = "status_code";
  static final String ENVIRONMENT = "environment";
  static final String OPERATION = "operation";
  static final String TABLE = "table";
  static final String COMMAND = "command";

  static final String SUCCESS = "success";
  static final String ERROR = "error";

  /** Stands for every value that is not known beforehand, so that nobody outside makes series. */
  static final String OTHER = "other";

  private MetricNames() {}
}
