package io.dawsos.schedule.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** SQL of the tables of jobs. */
@RegisterConstructorMapper(JobRun.class)
@RegisterConstructorMapper(JobStep.class)
interface RunDao {
  @SqlQuery("select pg_try_advisory_lock(hashtextextended(:key, 0))")
  boolean tryLock(@Bind("key") String key);

  @SqlQuery("select pg_advisory_unlock(hashtextextended(:key, 0))")
  boolean unlock(@Bind("key") String key);

  /** Makes the server notice within a minute that the machine of this connection is gone. */
  @SqlQuery(
      """
      select set_config('tcp_keepalives_idle', '30', false)
        || set_config('tcp_keepalives_interval', '10', false)
        || set_config('tcp_keepalives_count', '3', false)""")
  String noticeLostMachine();

  @SqlQuery(
      """
      select id, job, business_date, state, started_at, ended_at, owner, requested_by,
        taken_over_from
      from job_run where job = :job and business_date = :date
      order by number desc limit 1""")
  Optional<JobRun> newest(@Bind("job") String job, @Bind("date") LocalDate date);

  @SqlUpdate(
      """
      insert into job_run (id, job, business_date, state, started_at, owner, requested_by)
      values (:id, :job, :date, 'running', :now, :owner, :requestedBy)""")
  void insert(
      @Bind("id") UUID id,
      @Bind("job") String job,
      @Bind("date") LocalDate date,
      @Bind("now") Instant now,
      @Bind("owner") String owner,
      @Bind("requestedBy") String requestedBy);

  @SqlUpdate(
      """
      update job_run set state = 'running', ended_at = null, owner = :owner,
        requested_by = :requestedBy, taken_over_from = coalesce(:from, taken_over_from)
      where id = :id""")
  void resume(
      @Bind("id") UUID id,
      @Bind("owner") String owner,
      @Bind("requestedBy") String requestedBy,
      @Bind("from") @Nullable String takenOverFrom);

  @SqlUpdate("update job_run set state = :state, ended_at = :now where id = :id")
  void end(@Bind("id") UUID id, @Bind("state") String state, @Bind("now") Instant now);

  @SqlUpdate(
      """
      update job_step set state = 'interrupted', ended_at = :now, message = :message
      where run_id = :runId and state = 'running'""")
  void interruptSteps(
      @Bind("runId") UUID runId, @Bind("now") Instant now, @Bind("message") String message);

  @SqlQuery("select step from job_step where run_id = :runId and state in ('done', 'skipped')")
  List<String> finishedSteps(@Bind("runId") UUID runId);

  @SqlQuery(
      """
      insert into job_step (run_id, step, ordinal, attempt, state, started_at)
      select :runId, :step, :ordinal, coalesce(max(attempt), 0) + 1, 'running', :now
      from job_step where run_id = :runId and step = :step
      returning run_id, step, ordinal, attempt, state, started_at, ended_at, rows, message""")
  JobStep startStep(
      @Bind("runId") UUID runId,
      @Bind("step") String step,
      @Bind("ordinal") int ordinal,
      @Bind("now") Instant now);

  @SqlQuery(
      """
      update job_step set state = :state, ended_at = :now, rows = :rows, message = :message
      where run_id = :runId and step = :step and attempt = :attempt
      returning run_id, step, ordinal, attempt, state, started_at, ended_at, rows, message""")
  JobStep endStep(
      @Bind("runId") UUID runId,
      @Bind("step") String step,
      @Bind("attempt") int attempt,
      @Bind("state") String state,
      @Bind("now") Instant now,
      @Bind("rows") @Nullable Long rows,
      @Bind("message") String message);

  @SqlQuery(
      """
      select run.id, job, business_date,
        case when state = 'running' and lock.pid is null then 'interrupted' else state end as state,
        started_at, ended_at, owner, requested_by, taken_over_from
      from job_run run
      left join pg_locks lock on lock.locktype = 'advisory' and lock.granted and lock.objsubid = 1
        and lock.database = (select oid from pg_database where datname = current_database())
        and (lock.classid::bigint << 32 | lock.objid::bigint) = hashtextextended(
          'dawsos job ' || job || ' ' || to_char(business_date, 'YYYY-MM-DD'), 0)
      where job = :job and (cast(:date as date) is null or business_date = :date)
      order by run.number desc limit :limit""")
  List<JobRun> list(
      @Bind("job") String job, @Bind("date") @Nullable LocalDate date, @Bind("limit") int limit);

  @SqlQuery(
      """
      select run_id, step, ordinal, attempt, state, started_at, ended_at, rows, message
      from job_step where run_id = any(:runIds) order by run_id, started_at, ordinal, attempt""")
  List<JobStep> steps(@Bind("runIds") UUID[] runIds);

  @SqlQuery(
      """
      select business_date from (
        select distinct on (business_date) business_date, state from job_run
        where job = :job and business_date between :from and :to
        order by business_date, number desc) newest
      where state = 'done'""")
  List<LocalDate> doneDates(
      @Bind("job") String job, @Bind("from") LocalDate from, @Bind("to") LocalDate to);

  @SqlQuery(
      """
      select exists (select from job_run
        where job = :job and business_date = :date and state in ('done', 'failed')
          and ended_at >= :since)""")
  boolean hasEndedSince(
      @Bind("job") String job, @Bind("date") LocalDate date, @Bind("since") Instant since);

  @SqlQuery(
      """
      select business_date from job_run
      where job = :job and business_date < :date and state = 'done'
      order by business_date desc limit 1""")
  Optional<LocalDate> lastDoneBefore(@Bind("job") String job, @Bind("date") LocalDate date);

  @SqlQuery("select execution_time from scheduled_tasks where task_name = :task")
  Optional<Instant> nextExecution(@Bind("task") String task);
}
