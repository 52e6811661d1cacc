-- Conditions are frozen in the order; what they came to is kept as JSON.
alter table catalogue_offer add column conditions text not null default '[]';
alter table market_order
  add column conditions text not null default '[]',
  add column condition_outcomes text,
  add column judge_at timestamptz,
  add column judgements int not null default 0,
  add column remind_at timestamptz,
  add column quote_id uuid,
  add column captured_msat bigint not null default 0,
  add column fee_taken_msat bigint not null default 0,
  add column excess_msat bigint not null default 0,
  add column routing_fee_msat bigint not null default 0,
  add column custody boolean not null default false,
  add column payout_hash text,
  add column payee_node text,
  add column closed_at timestamptz;
create index market_order_judge on market_order (judge_at) where judge_at is not null;
create index market_order_remind on market_order (remind_at) where remind_at is not null;

create table evaluation (
  evaluation_id uuid primary key,
  order_id      uuid        not null references market_order,
  evaluator     text        not null,
  passes        boolean     not null,
  message       text        not null,
  signature     text        not null,
  note          text,
  at            timestamptz not null,
  unique (order_id, evaluator)
);

-- An evaluator is no party: it reads what it is asked, and nothing else of the order's feed.
alter table feed add column evaluator text;
create index feed_evaluator on feed (evaluator, tx, id) where evaluator is not null;

create table quote (
  quote_id         uuid primary key,
  version          bigint      not null,
  buyer            text        not null,
  offer_id         uuid        not null,
  offer_version    int         not null,
  price_msat       bigint      not null check (price_msat > 0),
  fee_basis_points int         not null,
  fee_msat         bigint      not null check (fee_msat >= 0),
  split_step       text        not null,
  funding_seconds  bigint      not null,
  expires_at       timestamptz not null,
  order_id         uuid unique
);

-- Signed once and kept as it was signed.
create table receipt (
  order_id  uuid primary key references market_order,
  issued_at timestamptz not null,
  document  text        not null
);
create index market_order_closed_buyer on market_order (buyer, closed_at, order_id)
  where closed_at is not null;
create index market_order_closed_provider on market_order (provider, closed_at, order_id)
  where closed_at is not null;
