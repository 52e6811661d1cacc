-- The first answers to POSTs that may be repeated. A row without a status is a claim: the first
-- request is still running, or its process died.
create table idempotency_key (
  caller       text        not null,
  route        text        not null,
  key          text        not null,
  request_hash bytea       not null,
  claim_id     uuid        not null,
  claimed_at   timestamptz not null,
  status       integer,
  content_type text,
  location     text,
  etag         text,
  body         bytea,
  primary key (caller, route, key)
);

create index idempotency_key_claimed_at on idempotency_key (claimed_at);
