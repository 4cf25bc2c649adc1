--liquibase formatted sql

--changeset dawsos:007-retention splitStatements:false
-- What is left of a pack whose rows were given up: enough to tell that a bundle kept elsewhere is that pack.
create table pruned_pack (
  id          text primary key,
  as_of       date not null,
  revision    integer not null,
  policy      text not null,
  sha256      text not null,
  sealed_at   timestamptz not null,
  pruned_at   timestamptz not null,
  author      text not null
);
create trigger pruned_pack_kept before update or delete or truncate on pruned_pack
  for each statement execute function refuse_pack_row_change();

-- Otherwise the rows of a new pack of that id could go, too.
create function refuse_pruned_id() returns trigger language plpgsql as $$
begin
  if exists (select from pruned_pack where id = new.id) then
    raise exception 'pricing pack % was pruned, its id is not used again', new.id
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger pricing_pack_new before insert on pricing_pack for each row execute function refuse_pruned_id();

-- Rows may go once their pack stands among the pruned; the header goes last, and only where no stored result refers to it.
create function refuse_loss_of_prices() returns trigger language plpgsql as $$
begin
  if exists (select from gone
             where not exists (select from pruned_pack pruned
                               where pruned.as_of = gone.as_of and pruned.revision = gone.revision)) then
    raise exception 'rows of pricing packs cannot be changed (% on %)', tg_op, tg_table_name
      using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;

create function refuse_loss_of_rows() returns trigger language plpgsql as $$
begin
  if exists (select from gone where not exists (select from pruned_pack pruned where pruned.id = gone.pack_id)) then
    raise exception 'rows of pricing packs cannot be changed (% on %)', tg_op, tg_table_name
      using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;

drop trigger pack_price_kept on pack_price;
create trigger pack_price_kept before update or truncate on pack_price
  for each statement execute function refuse_pack_row_change();
create trigger pack_price_lost after delete on pack_price
  referencing old table as gone for each statement execute function refuse_loss_of_prices();

do $$
declare
  part text;
  tab text;
begin
  for part in select inhrelid::regclass::text from pg_inherits where inhparent = 'pack_price'::regclass loop
    execute format('drop trigger kept on %s', part);
    execute format('create trigger kept before update or truncate on %s '
                   'for each statement execute function refuse_pack_row_change()', part);
    execute format('create trigger lost after delete on %s referencing old table as gone '
                   'for each statement execute function refuse_loss_of_prices()', part);
  end loop;
  foreach tab in array array['pack_fx', 'pack_split', 'pack_override'] loop
    execute format('drop trigger %s_kept on %s', tab, tab);
    execute format('create trigger %s_kept before update or truncate on %s '
                   'for each statement execute function refuse_pack_row_change()', tab, tab);
    execute format('create trigger %s_lost after delete on %s referencing old table as gone '
                   'for each statement execute function refuse_loss_of_rows()', tab, tab);
  end loop;
end $$;

create or replace function ensure_pack_price_partition(day date) returns void language plpgsql as $$
declare
  first date := date_trunc('year', day)::date;
  name text := format('pack_price_%s', to_char(first, 'YYYY'));
begin
  if to_regclass(name) is null then
    perform pg_advisory_xact_lock(hashtextextended('dawsos partitions', 0));
    execute format('create table %I partition of pack_price for values from (%L) to (%L)',
                   name, first, (first + interval '1 year')::date);
    -- Statement triggers of the whole do not fire for statements on a part.
    execute format('create trigger kept before update or truncate on %I '
                   'for each statement execute function refuse_pack_row_change()', name);
    execute format('create trigger lost after delete on %I referencing old table as gone '
                   'for each statement execute function refuse_loss_of_prices()', name);
    execute format('create trigger sealed after insert on %I referencing new table as inserted '
                   'for each statement execute function refuse_prices_of_sealed_pack()', name);
  end if;
exception when duplicate_table then
  null; -- another made it while this one waited
end $$;

create or replace function refuse_pack_change() returns trigger language plpgsql as $$
declare
  free text[] := array['status', 'fresh_at', 'superseded_by'];
begin
  if tg_op = 'DELETE' and exists (select from pruned_pack where id = old.id) then
    return old;
  end if;
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
