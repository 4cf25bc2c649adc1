--liquibase formatted sql

--changeset dawsos:002-portfolios
create table portfolio (
  id            uuid primary key,
  name          text not null check (name <> ''),
  base_currency text not null,
  accounts      text[] not null check (cardinality(accounts) > 0),
  created_at    timestamptz not null
);
--rollback drop table portfolio;
