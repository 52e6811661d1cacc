create table market_order (
  order_id         uuid primary key,
  version          bigint      not null,
  state            text        not null,
  final            boolean     not null,
  buyer            text        not null,
  provider         text        not null,
  offer_id         uuid        not null,
  offer_version    int         not null,
  idempotency_key  text        not null,
  price_msat       bigint      not null check (price_msat > 0),
  fee_basis_points int         not null,
  fee_msat         bigint      not null check (fee_msat >= 0),
  split_step       text        not null,
  funding_seconds  bigint      not null,
  delivery_seconds bigint      not null,
  review_seconds   bigint      not null,
  dispute_seconds  bigint      not null,
  deadline_outcome text        not null,
  input            text        not null,
  output_schema    text        not null,
  waiting_for      text,
  placed_at        timestamptz not null,
  pay_by           timestamptz not null,
  funded_at        timestamptz,
  deliver_by       timestamptz,
  review_by        timestamptz,
  dispute_by       timestamptz,
  due_at           timestamptz,
  guard_height     int,
  result           text,
  result_url       text,
  result_sha256    text,
  proof            text,
  payout_invoice   text,
  delivered_at     timestamptz,
  outcome          text,
  provider_percent int,
  paid_msat        bigint      not null,
  credited_msat    bigint      not null,
  refunded_msat    bigint      not null,
  changed_at       timestamptz not null
);

-- The second wall behind Idempotency-Key: one key, one order, whatever happens to the first answer.
create unique index market_order_once on market_order (buyer, idempotency_key);
create index market_order_buyer on market_order (buyer, order_id);
create index market_order_provider on market_order (provider, order_id);
create index market_order_due on market_order (due_at) where due_at is not null;
create index market_order_open on market_order (offer_id) where not final;

create table order_leg (
  leg_id          uuid primary key,
  order_id        uuid   not null references market_order,
  position        int    not null,
  amount_msat     bigint not null check (amount_msat > 0),
  payment_hash    text   not null,
  payment_request text   not null,
  state           text   not null,
  preimage        text,
  unique (order_id, position)
);

create table order_transition (
  order_id   uuid        not null references market_order,
  sequence   bigint generated always as identity,
  from_state text        not null,
  cause      text        not null,
  to_state   text        not null,
  at         timestamptz not null,
  primary key (order_id, sequence)
);

-- What is told to the parties. Read in the order of (tx, id), and only what no transaction still
-- under way can slip in front of: a row is never skipped.
create table feed (
  tx       xid8 not null default pg_current_xact_id(),
  id       bigint generated always as identity,
  order_id uuid not null,
  buyer    text not null,
  provider text not null,
  type     text not null,
  data     text not null,
  at       timestamptz not null,
  primary key (tx, id)
);
create index feed_order on feed (order_id, tx, id);
create index feed_buyer on feed (buyer, tx, id);
create index feed_provider on feed (provider, tx, id);

create table catalogue_offer (
  offer_id         uuid   not null,
  version          int    not null,
  provider         text   not null,
  title            text   not null,
  price_msat       bigint not null,
  input_schema     text   not null,
  output_schema    text   not null,
  delivery_seconds bigint not null,
  review_seconds   bigint not null,
  dispute_seconds  bigint not null,
  split_step       text   not null,
  deadline_outcome text   not null,
  max_open_orders  int    not null,
  primary key (offer_id, version)
);

create table catalogue_state (
  offer_id uuid primary key,
  state    text not null
);
