--liquibase formatted sql

--changeset dawsos:010-executions
-- What was executed, by whom and from what. Patterns and results are kept once, under the hash of their bytes.
create table pattern_document (
  sha256      text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  pattern_id  text not null,
  content     text not null
);
comment on column pattern_document.content is 'canonical JSON; its SHA-256 in UTF-8 is the key';

create table execution_result (
  sha256      text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  length      integer not null check (length > 0),
  content     bytea not null
);
comment on column execution_result.content is 'gzip of the canonical JSON, whose SHA-256 is the key';
-- It is compressed already.
alter table execution_result alter column content set storage external;

create table execution (
  id                 uuid primary key,
  executed_at        timestamptz not null,
  user_id            uuid not null references app_user (id),
  key_id             uuid,
  request_id         text not null,
  trace_id           text not null,
  pattern_id         text not null,
  pattern_version    text not null,
  pattern_sha256     text not null references pattern_document (sha256),
  inputs             text not null,
  portfolios         jsonb not null check (jsonb_typeof(portfolios) = 'array'),
  portfolio_id       text,
  pack_id            text not null,
  ledger_commit_hash text not null,
  asof_date          date not null,
  result_hash        text references execution_result (sha256),
  error_code         text,
  warnings           text not null,
  duration_ms        double precision not null check (duration_ms >= 0),
  check ((result_hash is null) <> (error_code is null)),
  -- So a pack stays while there are executions that it can replay; those that failed keep none.
  foreign key (pack_id, result_hash, ledger_commit_hash, pattern_id, pattern_version, asof_date)
    references pack_result (pack_id, result_hash, ledger_commit_hash, pattern_id, pattern_version, asof_date)
);
comment on column execution.inputs is 'canonical JSON, defaults filled in; text, as jsonb cannot hold every string';
comment on column execution.portfolios is 'the definitions that the execution saw, as they were then';

create index execution_newest on execution (executed_at desc, id desc);
create index execution_of_user on execution (user_id, executed_at desc, id desc);
create index execution_of_portfolio on execution using gin (portfolios jsonb_path_ops);
create index execution_of_pack on execution (pack_id, result_hash);
create index execution_of_result on execution (result_hash);
create index execution_of_pattern on execution (pattern_sha256);
--rollback drop table execution; drop table execution_result; drop table pattern_document;

--changeset dawsos:010-row-level-security
-- Requests see the executions of their user, and the results of those alone; what they execute, they add.
alter table execution enable row level security;
create policy execution_visible on execution for select using (
  (select app_user_role()) = 'ADMIN'
  or (select app_user_role()) is not null and user_id = (select app_user_id()));
create policy execution_new on execution for insert with check (true);

alter table execution_result enable row level security;
create policy execution_result_visible on execution_result for select using (
  exists (select from execution where execution.result_hash = execution_result.sha256));
create policy execution_result_new on execution_result for insert with check (true);

grant select, insert on execution, execution_result, pattern_document to dawsos_service;
--rollback revoke all on execution, execution_result, pattern_document from dawsos_service; drop policy execution_result_new on execution_result; drop policy execution_result_visible on execution_result; drop policy execution_new on execution; drop policy execution_visible on execution; alter table execution_result disable row level security; alter table execution disable row level security;
