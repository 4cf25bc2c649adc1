--liquibase formatted sql

--changeset dawsos:016-actions-remembered
-- What was known of an action before stays, so that a pack may see what was known when it was sealed.
alter table corporate_action drop constraint corporate_action_pkey;
alter table corporate_action add primary key (security, ex_date, kind, source, known_at);
--rollback delete from corporate_action older using corporate_action newer
--rollback where (older.security, older.ex_date, older.kind, older.source) = (newer.security, newer.ex_date, newer.kind, newer.source)
--rollback   and older.known_at < newer.known_at;
--rollback alter table corporate_action drop constraint corporate_action_pkey;
--rollback alter table corporate_action add primary key (security, ex_date, kind, source);

--changeset dawsos:016-pruned-read
-- A replay tells which packs are gone that the execution saw.
grant select on pruned_pack to dawsos_service;
--rollback revoke select on pruned_pack from dawsos_service;
