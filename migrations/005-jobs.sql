--liquibase formatted sql

--changeset dawsos:005-job-runs
-- A run is resumed until it is done; a new run of a date starts only after that, or when asked for.
create table job_run (
  id            uuid primary key,
  -- The order of runs, whatever the clocks of the instances say.
  number        bigint generated always as identity,
  job           text not null check (job <> ''),
  business_date date not null,
  state         text not null check (state in ('running', 'done', 'failed')),
  started_at    timestamptz not null,
  ended_at      timestamptz check ((state = 'running') = (ended_at is null)),
  owner         text not null,
  requested_by  text not null,
  -- The owner that left the run unfinished without a word, as a killed process does.
  taken_over_from text
);

create index job_run_newest on job_run (job, business_date, number desc);

create table job_step (
  run_id     uuid not null references job_run (id),
  step       text not null check (step <> ''),
  ordinal    integer not null check (ordinal > 0),
  attempt    integer not null check (attempt > 0),
  state      text not null check (state in ('running', 'done', 'skipped', 'failed', 'interrupted')),
  started_at timestamptz not null,
  ended_at   timestamptz check ((state = 'running') = (ended_at is null)),
  rows       bigint check (rows >= 0),
  message    text,
  primary key (run_id, step, attempt)
);
--rollback drop table job_step; drop table job_run;

--changeset dawsos:005-scheduled-tasks
-- The table of db-scheduler 16, as its documentation gives it for PostgreSQL.
create table scheduled_tasks (
  task_name            text not null,
  task_instance        text not null,
  task_data            bytea,
  execution_time       timestamptz not null,
  picked               boolean not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures integer,
  last_heartbeat       timestamptz,
  version              bigint not null,
  priority             smallint,
  primary key (task_name, task_instance)
);

create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);
create index scheduled_tasks_priority on scheduled_tasks (priority desc, execution_time asc);
--rollback drop table scheduled_tasks;
