--liquibase formatted sql

--changeset dawsos:004-policies
create table pricing_policy (
  sha256      text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  id          text not null,
  content     text not null
);

alter table pricing_pack
  add column policy_sha256 text references pricing_policy (sha256),
  add column superseded_by text references pricing_pack (id),
  add column reason        text,
  add column author        text,
  add column quality       jsonb;

comment on column pricing_pack.policy_sha256 is 'null for packs of format 1, which did not record it';

-- A pack that corrects another becomes the current one of its date; a wrong one never is.
create unique index pricing_pack_current on pricing_pack (as_of, policy)
  where superseded_by is null and sealed_at is not null and status <> 'error';
--rollback drop index pricing_pack_current; alter table pricing_pack drop column policy_sha256, drop column superseded_by, drop column reason, drop column author, drop column quality; drop table pricing_policy;

--changeset dawsos:004-prices-by-year splitStatements:false
-- Years of packs for many securities: prices lie in a partition for each year. The primary key serves the history of a
-- security alone, without touching the table; the other index finds the rows of a pack.
alter table pack_price rename to pack_price_1;
alter table pack_price_1 rename constraint pack_price_pkey to pack_price_1_pkey;

create table pack_price (
  as_of       date not null,
  revision    smallint not null,
  security    text collate "C" not null,
  close       numeric not null check (close > 0),
  currency    text not null,
  price_date  date not null,
  source      text not null,
  primary key (security, as_of, revision) include (close, currency, price_date, source)
) partition by range (as_of);
create index pack_price_pack on pack_price (as_of, revision);

create function refuse_prices_of_sealed_pack() returns trigger language plpgsql as $$
declare
  refused text;
begin
  -- One pack at a time, so that the rows need not be joined: a million of them come in one statement.
  select coalesce(pack.id, 'of ' || added.low::text) into refused
  from (select min(as_of) low, max(as_of) high, min(revision) first, max(revision) last from inserted) added
  left join pricing_pack pack on pack.as_of = added.low and pack.revision = added.first
  where added.low is not null
    and (added.low <> added.high or added.first <> added.last or pack.id is null or pack.sealed_at is not null);
  if refused is not null then
    raise exception 'pricing pack % is sealed, unknown or not alone, and takes no rows', refused
      using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;

-- Made ahead of the first pack of a year, in a transaction of its own: it locks the table for an instant.
create function ensure_pack_price_partition(day date) returns void language plpgsql as $$
declare
  first date := date_trunc('year', day)::date;
  name text := format('pack_price_%s', to_char(first, 'YYYY'));
begin
  if to_regclass(name) is null then
    perform pg_advisory_xact_lock(hashtextextended('dawsos partitions', 0));
    execute format('create table %I partition of pack_price for values from (%L) to (%L)',
                   name, first, (first + interval '1 year')::date);
    -- Statement triggers of the whole do not fire for statements on a part.
    execute format('create trigger kept before update or delete or truncate on %I '
                   'for each statement execute function refuse_pack_row_change()', name);
    execute format('create trigger sealed after insert on %I referencing new table as inserted '
                   'for each statement execute function refuse_prices_of_sealed_pack()', name);
  end if;
exception when duplicate_table then
  null; -- another made it while this one waited
end $$;

do $$
declare
  year date;
begin
  for year in select distinct date_trunc('year', as_of)::date from pricing_pack loop
    perform ensure_pack_price_partition(year);
  end loop;
end $$;

insert into pack_price (as_of, revision, security, close, currency, price_date, source)
select pack.as_of, pack.revision, price.security, price.close, price.currency, price.price_date, price.source
from pack_price_1 price join pricing_pack pack on pack.id = price.pack_id;
drop table pack_price_1;

create trigger pack_price_kept before update or delete or truncate on pack_price
  for each statement execute function refuse_pack_row_change();
create trigger pack_price_sealed after insert on pack_price
  referencing new table as inserted for each statement execute function refuse_prices_of_sealed_pack();
--rollback empty

--changeset dawsos:004-kept-with-packs splitStatements:false
create table pack_split (
  pack_id     text not null references pricing_pack (id),
  security    text collate "C" not null,
  ex_date     date not null,
  new_units   numeric not null check (new_units > 0),
  old_units   numeric not null check (old_units > 0),
  source      text not null,
  primary key (pack_id, security, ex_date)
);

create table pack_override (
  pack_id     text not null references pricing_pack (id),
  subject     text collate "C" not null,
  number      numeric not null check (number > 0),
  currency    text not null,
  author      text not null,
  reason      text not null,
  primary key (pack_id, subject, currency)
);

create trigger pack_split_kept before update or delete or truncate on pack_split
  for each statement execute function refuse_pack_row_change();
create trigger pack_split_sealed after insert on pack_split
  referencing new table as inserted for each statement execute function refuse_rows_of_sealed_pack();
create trigger pack_override_kept before update or delete or truncate on pack_override
  for each statement execute function refuse_pack_row_change();
create trigger pack_override_sealed after insert on pack_override
  referencing new table as inserted for each statement execute function refuse_rows_of_sealed_pack();

create index pack_fx_pair on pack_fx (base, quote, pack_id) include (rate, rate_date, source);

-- Besides its status, which only moves on, a sealed pack may learn once which pack corrects it, and why it is wrong.
create or replace function refuse_pack_change() returns trigger language plpgsql as $$
declare
  free text[] := array['status', 'fresh_at', 'superseded_by'];
begin
  if old.status = 'warming' then
    free := free || array['needed', 'missing', 'quality'];
  elsif old.status = 'fresh' then
    free := free || array['quality'];
  end if;
  if tg_op = 'UPDATE' and to_jsonb(new) - free = to_jsonb(old) - free
      and (old.superseded_by is null or new.superseded_by = old.superseded_by)
      and (old.status = 'warming' or new.status in (old.status, 'error'))
      and (old.status = 'warming' or new.status = 'error' or new.quality is not distinct from old.quality) then
    return new;
  end if;
  raise exception 'pricing pack % is sealed and cannot be changed', old.id using errcode = 'integrity_constraint_violation';
end $$;
--rollback empty

--changeset dawsos:004-inputs
-- What people and providers say of prices before packs are built of it.
create table price_override (
  id           uuid primary key,
  as_of        date not null,
  subject      text not null,
  number       numeric not null check (number > 0),
  currency     text not null,
  author       text not null,
  reason       text not null,
  created_at   timestamptz not null,
  withdrawn_at timestamptz
);
create unique index price_override_active on price_override (as_of, subject, currency) where withdrawn_at is null;

create table symbol (
  id           uuid primary key,
  security     text not null,
  provider     text not null,
  symbol       text not null,
  unit         text not null,
  valid_from   date not null,
  valid_to     date not null,
  check (valid_from <= valid_to)
);
create index symbol_security on symbol (provider, security);

create table corporate_action (
  kind         text not null check (kind in ('split', 'dividend')),
  security     text not null,
  ex_date      date not null,
  source       text not null,
  new_units    numeric check (new_units > 0),
  old_units    numeric check (old_units > 0),
  record_date  date,
  pay_date     date,
  amount       numeric check (amount > 0),
  currency     text,
  known_at     timestamptz not null,
  primary key (security, ex_date, kind, source),
  check ((kind = 'split') = (new_units is not null and old_units is not null)),
  check ((kind = 'dividend') = (amount is not null and currency is not null))
);

create table restatement_proposal (
  id           uuid primary key,
  pack_id      text not null references pricing_pack (id),
  reason       text not null,
  proposed_at  timestamptz not null,
  unique (pack_id, reason)
);

-- Which results were computed from which pack, each once however often it was asked for.
create table pack_result (
  pack_id            text not null references pricing_pack (id),
  ledger_commit_hash text not null,
  pattern_id         text not null,
  pattern_version    text not null,
  result_hash        text not null,
  asof_date          date not null,
  portfolio_id       text,
  first_at           timestamptz not null,
  primary key (pack_id, result_hash, ledger_commit_hash, pattern_id, pattern_version, asof_date)
);
--rollback drop table pack_result; drop table restatement_proposal; drop table corporate_action; drop table symbol; drop table price_override;
