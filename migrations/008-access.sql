--liquibase formatted sql

--changeset dawsos:008-users
-- Whoever may ask. Keys and portfolios of before belong to the operator.
create table app_user (
  id          uuid primary key,
  name        text not null unique check (name <> ''),
  role        text not null check (role in ('ADMIN', 'MANAGER', 'USER', 'VIEWER')),
  issuer      text,
  subject     text,
  created_at  timestamptz not null,
  disabled_at timestamptz,
  unique (issuer, subject),
  check ((issuer is null) = (subject is null))
);
comment on column app_user.subject is 'who it is in the tokens of the issuer; null for users without tokens';

insert into app_user (id, name, role, created_at)
values ('00000000-0000-0000-0000-000000000001', 'operator', 'ADMIN', now());

alter table api_key
  add column user_id uuid not null default '00000000-0000-0000-0000-000000000001' references app_user (id),
  add column scopes text[] not null default '{read,execute}'
    check (cardinality(scopes) > 0 and scopes <@ '{read,execute,replay,admin}'),
  add column last_used_at timestamptz;
alter table api_key alter column user_id drop default, alter column scopes drop default;
create index api_key_user on api_key (user_id);
create index api_key_prefix on api_key (prefix);

alter table portfolio
  add column owner_id uuid not null default '00000000-0000-0000-0000-000000000001' references app_user (id);
alter table portfolio alter column owner_id drop default;
create index portfolio_owner on portfolio (owner_id);

create table portfolio_member (
  portfolio_id uuid not null references portfolio (id) on delete cascade,
  user_id      uuid not null references app_user (id),
  primary key (portfolio_id, user_id)
);
create index portfolio_member_user on portfolio_member (user_id);
--rollback drop table portfolio_member; alter table portfolio drop column owner_id; drop index api_key_prefix; alter table api_key drop column user_id, drop column scopes, drop column last_used_at; drop table app_user;

--changeset dawsos:008-audit splitStatements:false
-- Who changed what, and who was refused what. Rows only ever come.
create table audit_event (
  id         bigint generated always as identity primary key,
  at         timestamptz not null,
  user_id    uuid references app_user (id),
  key_id     uuid references api_key (id),
  author     text,
  action     text not null check (action <> ''),
  kind       text not null check (kind <> ''),
  thing      text,
  outcome    text not null check (outcome in ('done', 'denied')),
  request_id text,
  detail     jsonb not null
);
comment on column audit_event.author is 'of a command: who gave it, a user of the machine rather than of the service';
comment on column audit_event.thing is 'id of what was changed or asked for, of the kind before it; null where there is none';
create index audit_event_at on audit_event (at);

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is append-only (% on %)', tg_op, tg_table_name
    using errcode = 'integrity_constraint_violation';
end $$;
create trigger audit_event_kept before update or delete or truncate on audit_event
  for each statement execute function refuse_audit_change();
--rollback drop table audit_event; drop function refuse_audit_change;

--changeset dawsos:008-row-level-security splitStatements:false
-- Whose rows a transaction of the service sees: those of the user whom it names by SET LOCAL app.user_id, and none
-- where it names nobody. The owner of the tables, who runs commands and jobs, sees all.
create function app_user_id() returns uuid language sql stable
  return nullif(current_setting('app.user_id', true), '')::uuid;

-- null for nobody, and for a user who is disabled
create function app_user_role() returns text language sql stable
  return (select role from app_user where id = app_user_id() and disabled_at is null);

alter table portfolio_member enable row level security;
create policy portfolio_member_visible on portfolio_member for select using (
  (select app_user_role()) in ('ADMIN', 'MANAGER')
  or (select app_user_role()) is not null and user_id = (select app_user_id()));

alter table portfolio enable row level security;
create policy portfolio_visible on portfolio for select using (
  (select app_user_role()) in ('ADMIN', 'MANAGER')
  or (select app_user_role()) is not null
    and (owner_id = (select app_user_id())
         or exists (select from portfolio_member member
                    where member.portfolio_id = portfolio.id and member.user_id = (select app_user_id()))));

alter table portfolio_value enable row level security;
create policy portfolio_value_visible on portfolio_value for select using (
  exists (select from portfolio where portfolio.id = portfolio_value.portfolio_id));

alter table position_value enable row level security;
create policy position_value_visible on position_value for select using (
  exists (select from portfolio where portfolio.id = position_value.portfolio_id));

alter table audit_event enable row level security;
create policy audit_event_visible on audit_event for select using ((select app_user_role()) = 'ADMIN');
create policy audit_event_new on audit_event for insert with check (true);

-- One portfolio as a user sees it, in one round trip; no row where the user does not.
create function portfolio_of(asker uuid, wanted uuid)
returns table (id uuid, name text, base_currency text, accounts text[], owner_id uuid, asker_role text, shared boolean)
language sql volatile begin atomic
  select set_config('app.user_id', asker::text, true);
  select portfolio.id, portfolio.name, portfolio.base_currency, portfolio.accounts, portfolio.owner_id, asking.role,
    exists (select from portfolio_member member
            where member.portfolio_id = portfolio.id and member.user_id = asking.id)
  from portfolio join app_user asking on asking.id = asker and asking.disabled_at is null
  where portfolio.id = wanted;
end;
--rollback drop function portfolio_of; drop policy audit_event_new on audit_event; drop policy audit_event_visible on audit_event; drop policy position_value_visible on position_value; drop policy portfolio_value_visible on portfolio_value; drop policy portfolio_visible on portfolio; drop policy portfolio_member_visible on portfolio_member; drop function app_user_role; drop function app_user_id; alter table audit_event disable row level security; alter table position_value disable row level security; alter table portfolio_value disable row level security; alter table portfolio_member disable row level security; alter table portfolio disable row level security;

--changeset dawsos:008-service-role splitStatements:false
-- What requests may touch. The service logs in as this role, or as one that is a member of it.
do $$
begin
  if not exists (select from pg_roles where rolname = 'dawsos_service') then
    create role dawsos_service nologin nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
  end if;
exception
  when insufficient_privilege then
    raise exception 'the role dawsos_service is missing, and % may not make it; as an administrator run: create role dawsos_service',
      current_user using errcode = 'insufficient_privilege';
  when duplicate_object or unique_violation then
    null; -- another database of the server made it while this one waited
end $$;

do $$
begin
  execute format('grant usage on schema %I to dawsos_service', current_schema());
end $$;

grant select on pricing_pack, pricing_policy, pack_price, pack_fx, pack_split, pack_override to dawsos_service;
grant select on app_user, api_key, portfolio, portfolio_member, portfolio_value, position_value to dawsos_service;
grant insert on pack_result to dawsos_service;
grant select, insert on audit_event to dawsos_service;
--rollback revoke all on pricing_pack, pricing_policy, pack_price, pack_fx, pack_split, pack_override, app_user, api_key, portfolio, portfolio_member, portfolio_value, position_value, pack_result, audit_event from dawsos_service;
