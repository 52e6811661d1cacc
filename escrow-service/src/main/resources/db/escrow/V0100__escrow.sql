create table escrow (
  escrow_id        uuid primary key,
  order_id         uuid        not null unique,
  version          bigint      not null,
  state            text        not null,
  buyer            text        not null,
  provider         text        not null,
  price_msat       bigint      not null check (price_msat > 0),
  fee_basis_points int         not null,
  split_step       text        not null,
  deadline_outcome text        not null,
  delivered        boolean     not null,
  payout_invoice   text,
  guard_height     int,
  guard_done       boolean     not null,
  finished         boolean     not null,
  decision_reason  text,
  provider_percent int,
  captured_msat    bigint      not null,
  fee_msat         bigint      not null,
  due_msat         bigint      not null,
  excess_msat      bigint      not null,
  payout           text        not null,
  paid_msat        bigint      not null,
  credited_msat    bigint      not null,
  created_at       timestamptz not null,
  changed_at       timestamptz not null
);

-- What the guard looks at with every block.
create index escrow_guard on escrow (guard_height)
  where guard_height is not null and not guard_done and not finished;

create table escrow_leg (
  leg_id        uuid primary key,
  escrow_id     uuid   not null references escrow,
  position      int    not null,
  amount_msat   bigint not null check (amount_msat > 0),
  state         text   not null,
  locked_msat   bigint not null,
  expiry_height int,
  awarded       boolean not null,
  unique (escrow_id, position)
);

create table escrow_transition (
  escrow_id  uuid        not null references escrow,
  sequence   bigint generated always as identity,
  from_state text        not null,
  cause      text        not null,
  to_state   text        not null,
  at         timestamptz not null,
  primary key (escrow_id, sequence)
);

create table withdrawal (
  withdrawal_id    uuid primary key,
  version          bigint      not null,
  agent_id         text        not null,
  state            text        not null,
  payment_request  text        not null,
  payment_hash     text        not null unique,
  amount_msat      bigint      not null check (amount_msat > 0),
  fee_limit_msat   bigint      not null check (fee_limit_msat >= 0),
  routing_fee_msat bigint      not null,
  failure          text,
  created_at       timestamptz not null
);
create index withdrawal_agent on withdrawal (agent_id, withdrawal_id);
