--liquibase formatted sql

--changeset dawsos:013-executions
-- Every reference costs each execution a query of its own. Users are never deleted; and a result is held by the one
-- row of pack_result that says what it was computed from, however many executions gave it.
alter table execution drop constraint execution_user_id_fkey, drop constraint execution_result_hash_fkey;
create index pack_result_of_result on pack_result (result_hash);
-- Not valid: rows of before may tell of results that were pruned.
alter table pack_result add constraint pack_result_result_hash_fkey
  foreign key (result_hash) references execution_result (sha256) not valid;
--rollback alter table pack_result drop constraint pack_result_result_hash_fkey; drop index pack_result_of_result; alter table execution add constraint execution_user_id_fkey foreign key (user_id) references app_user (id), add constraint execution_result_hash_fkey foreign key (result_hash) references execution_result (sha256);
