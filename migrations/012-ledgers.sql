--liquibase formatted sql

--changeset dawsos:012-ledgers
-- A portfolio is a part of one of several ledgers; an execution tells which one it read, and by which rules.
alter table portfolio add column ledger text not null default 'default';
alter table execution add column ledger text not null default 'default';
alter table execution add column ledger_rules text;
comment on column execution.ledger_rules is 'dialect, and +average where average booking was on; null before this was kept';
--rollback alter table execution drop column ledger_rules; alter table execution drop column ledger; alter table portfolio drop column ledger;

--changeset dawsos:012-portfolio-of splitStatements:false
-- As before, with the ledger.
drop function portfolio_of(uuid, uuid);
create function portfolio_of(asker uuid, wanted uuid)
returns table (id uuid, name text, base_currency text, ledger text, accounts text[], owner_id uuid, asker_role text, shared boolean)
language sql volatile begin atomic
  select set_config('app.user_id', asker::text, true);
  select portfolio.id, portfolio.name, portfolio.base_currency, portfolio.ledger, portfolio.accounts,
    portfolio.owner_id, asking.role,
    exists (select from portfolio_member member
            where member.portfolio_id = portfolio.id and member.user_id = asking.id)
  from portfolio join app_user asking on asking.id = asker and asking.disabled_at is null
  where portfolio.id = wanted;
end;
--rollback drop function portfolio_of(uuid, uuid); create function portfolio_of(asker uuid, wanted uuid) returns table (id uuid, name text, base_currency text, accounts text[], owner_id uuid, asker_role text, shared boolean) language sql volatile begin atomic select set_config('app.user_id', asker::text, true); select portfolio.id, portfolio.name, portfolio.base_currency, portfolio.accounts, portfolio.owner_id, asking.role, exists (select from portfolio_member member where member.portfolio_id = portfolio.id and member.user_id = asking.id) from portfolio join app_user asking on asking.id = asker and asking.disabled_at is null where portfolio.id = wanted; end;
