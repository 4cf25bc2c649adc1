--liquibase formatted sql

--changeset dawsos:014-actions-read
-- Executions tell of dividends and splits to come.
grant select on corporate_action to dawsos_service;
--rollback revoke select on corporate_action from dawsos_service;
