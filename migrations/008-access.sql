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
--rollback drop table portfolio_member; alter table portfolio drop column owner_id; alter table api_key drop column user_id, drop column scopes, drop column last_used_at; drop table app_user;
