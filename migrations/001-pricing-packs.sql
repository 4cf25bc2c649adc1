--liquibase formatted sql

--changeset dawsos:001-pricing-packs
create table pricing_pack (
  id          text primary key,
  as_of       date not null,
  revision    integer not null check (revision >= 0),
  policy      text not null,
  pivot       text not null,
  sha256      text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  status      text not null check (status in ('warming', 'fresh', 'error')),
  prices      integer not null check (prices >= 0),
  rates       integer not null check (rates >= 0),
  needed      integer not null check (needed >= 0),
  missing     text[] not null,
  carried     integer not null check (carried >= 0),
  sealed_at   timestamptz,
  fresh_at    timestamptz,
  unique (as_of, revision)
);

create table pack_price (
  pack_id     text not null references pricing_pack (id),
  security    text collate "C" not null,
  close       numeric not null check (close > 0),
  currency    text not null,
  price_date  date not null,
  source      text not null,
  primary key (pack_id, security)
);

create table pack_fx (
  pack_id     text not null references pricing_pack (id),
  base        text collate "C" not null,
  quote       text collate "C" not null,
  rate        numeric not null check (rate > 0),
  rate_date   date not null,
  source      text not null,
  primary key (pack_id, base, quote)
);
--rollback drop table pack_fx; drop table pack_price; drop table pricing_pack;

--changeset dawsos:001-seal splitStatements:false
-- A sealed pack is evidence: its rows never change, whoever asks. The status moves on, and until the pack is released
-- the findings about what the ledger needs may.
create function refuse_pack_change() returns trigger language plpgsql as $$
declare
  free text[] := case old.status when 'warming' then array['status', 'fresh_at', 'needed', 'missing'] else array['status', 'fresh_at'] end;
begin
  if tg_op = 'UPDATE' and to_jsonb(new) - free = to_jsonb(old) - free then
    return new;
  end if;
  raise exception 'pricing pack % is sealed and cannot be changed', old.id using errcode = 'integrity_constraint_violation';
end $$;

create function refuse_pack_row_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of pricing packs cannot be changed (% on %)', tg_op, tg_table_name
    using errcode = 'integrity_constraint_violation';
end $$;

create function refuse_rows_of_sealed_pack() returns trigger language plpgsql as $$
declare
  sealed text;
begin
  select pack.id into sealed
  from (select distinct pack_id from inserted) added join pricing_pack pack on pack.id = added.pack_id
  where pack.sealed_at is not null
  limit 1;
  if sealed is not null then
    raise exception 'pricing pack % is sealed and takes no more rows', sealed
      using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;

create trigger pricing_pack_sealed before update or delete on pricing_pack
  for each row when (old.sealed_at is not null) execute function refuse_pack_change();
create trigger pricing_pack_kept before truncate on pricing_pack
  for each statement execute function refuse_pack_row_change();

create trigger pack_price_kept before update or delete or truncate on pack_price
  for each statement execute function refuse_pack_row_change();
create trigger pack_price_sealed after insert on pack_price
  referencing new table as inserted for each statement execute function refuse_rows_of_sealed_pack();

create trigger pack_fx_kept before update or delete or truncate on pack_fx
  for each statement execute function refuse_pack_row_change();
create trigger pack_fx_sealed after insert on pack_fx
  referencing new table as inserted for each statement execute function refuse_rows_of_sealed_pack();
--rollback drop function refuse_pack_change cascade; drop function refuse_pack_row_change cascade; drop function refuse_rows_of_sealed_pack cascade;
