create table dispute (
  dispute_id       uuid primary key,
  order_id         uuid        not null unique,
  version          bigint      not null,
  state            text        not null,
  buyer            text        not null,
  provider         text        not null,
  opened_by        text        not null,
  reason           text        not null,
  claim            text,
  split_step       text        not null,
  deadline_outcome text        not null,
  opened_at        timestamptz not null,
  decide_by        timestamptz not null,
  arbiter          text,
  provider_percent int,
  award_reason     text,
  ended_at         timestamptz
);
create index dispute_buyer on dispute (buyer, dispute_id);
create index dispute_provider on dispute (provider, dispute_id);
create index dispute_due on dispute (decide_by) where ended_at is null;

create table statement (
  statement_id uuid primary key,
  dispute_id   uuid        not null references dispute,
  kind         text        not null,
  author       text        not null,
  name         text,
  text         text        not null,
  sha256       text        not null,
  at           timestamptz not null
);
create index statement_dispute on statement (dispute_id, statement_id);
