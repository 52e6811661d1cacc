create table outbox (
  id          bigint generated always as identity primary key,
  event_id    uuid        not null unique,
  topic       text        not null,
  event_key   text        not null,
  type        text        not null,
  occurred_at timestamptz not null,
  body        text        not null
);

create table inbox (
  event_id    uuid        primary key,
  received_at timestamptz not null default now()
);
