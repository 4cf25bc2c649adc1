--liquibase formatted sql

--changeset dawsos:015-value-rules
-- The same ledger version read by other rules is another value.
alter table position_value drop constraint position_value_portfolio_id_as_of_pack_id_ledger_commit_ha_fkey;
alter table position_value drop constraint position_value_pkey;
alter table portfolio_value drop constraint portfolio_value_pkey;
alter table portfolio_value add column ledger_rules text not null default '';
alter table position_value add column ledger_rules text not null default '';
alter table portfolio_value add primary key (portfolio_id, as_of, pack_id, ledger_commit_hash, ledger_rules);
alter table position_value add primary key (portfolio_id, as_of, pack_id, ledger_commit_hash, ledger_rules, account, commodity);
alter table position_value add foreign key (portfolio_id, as_of, pack_id, ledger_commit_hash, ledger_rules)
  references portfolio_value (portfolio_id, as_of, pack_id, ledger_commit_hash, ledger_rules);
comment on column portfolio_value.ledger_rules is 'dialect, and +average where average booking was on; empty before this was kept';
--rollback alter table position_value drop column ledger_rules; alter table portfolio_value drop column ledger_rules cascade; alter table portfolio_value add primary key (portfolio_id, as_of, pack_id, ledger_commit_hash); alter table position_value add primary key (portfolio_id, as_of, pack_id, ledger_commit_hash, account, commodity); alter table position_value add foreign key (portfolio_id, as_of, pack_id, ledger_commit_hash) references portfolio_value (portfolio_id, as_of, pack_id, ledger_commit_hash);
