--liquibase formatted sql

--changeset dawsos:011-changes splitStatements:false
-- Servers keep in memory who calls, what they may see and which pack is the newest; with the commit of a change they are
-- told to ask again.
create function notify_of_change() returns trigger language plpgsql as $$
begin
  perform pg_notify('dawsos_changed', tg_table_name);
  return null;
end $$;

create trigger app_user_changed after insert or update or delete on app_user
  for each statement execute function notify_of_change();
-- When a key was last used changes every minute and matters to nobody who waits.
create trigger api_key_changed after insert or delete or update of user_id, scopes, expires_at, revoked_at on api_key
  for each statement execute function notify_of_change();
create trigger pricing_pack_changed after insert or update or delete on pricing_pack
  for each statement execute function notify_of_change();
create trigger portfolio_changed after insert or update or delete on portfolio
  for each statement execute function notify_of_change();
create trigger portfolio_member_changed after insert or update or delete on portfolio_member
  for each statement execute function notify_of_change();
--rollback drop trigger portfolio_member_changed on portfolio_member; drop trigger portfolio_changed on portfolio; drop trigger pricing_pack_changed on pricing_pack; drop trigger api_key_changed on api_key; drop trigger app_user_changed on app_user; drop function notify_of_change;
