--liquibase formatted sql

--changeset dawsos:003-api-keys
-- Only the SHA-256 of a key is kept; the prefix lets people recognise it in a list.
create table api_key (
  id          uuid primary key,
  name        text not null check (name <> ''),
  prefix      text not null,
  sha256      bytea not null unique check (octet_length(sha256) = 32),
  created_at  timestamptz not null,
  expires_at  timestamptz,
  revoked_at  timestamptz
);
--rollback drop table api_key;
