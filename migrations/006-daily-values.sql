--liquibase formatted sql

--changeset dawsos:006-daily-values
-- What each portfolio held and was worth at the end of a date, by the pack and the ledger version that say so. A row
-- never changes: another pack or ledger version gives another row.
create table portfolio_value (
  portfolio_id       uuid not null references portfolio (id),
  as_of              date not null,
  pack_id            text not null references pricing_pack (id),
  ledger_commit_hash text not null,
  currency           text not null,
  value              numeric not null,
  positions          integer not null check (positions >= 0),
  unpriced           integer not null check (unpriced >= 0),
  computed_at        timestamptz not null,
  primary key (portfolio_id, as_of, pack_id, ledger_commit_hash)
);
create index portfolio_value_pack on portfolio_value (pack_id);

create table position_value (
  portfolio_id       uuid not null,
  as_of              date not null,
  pack_id            text not null,
  ledger_commit_hash text not null,
  account            text collate "C" not null,
  commodity          text collate "C" not null,
  units              numeric not null,
  cost               numeric,
  cost_currency      text,
  value              numeric,
  primary key (portfolio_id, as_of, pack_id, ledger_commit_hash, account, commodity),
  foreign key (portfolio_id, as_of, pack_id, ledger_commit_hash)
    references portfolio_value (portfolio_id, as_of, pack_id, ledger_commit_hash),
  check ((cost is null) = (cost_currency is null))
);
--rollback drop table position_value; drop table portfolio_value;
