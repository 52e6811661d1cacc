create table escrow_holds (
  escrow_id              uuid primary key,
  order_id               uuid    not null,
  node                   text,
  final_cltv_blocks      integer not null check (final_cltv_blocks > 0),
  invoice_expiry_seconds bigint  not null check (invoice_expiry_seconds > 0),
  memo                   text    not null,
  payout_reserve_msat    bigint  not null check (payout_reserve_msat >= 0),
  delay_told             boolean not null,
  open_told              boolean not null,
  closed                 boolean not null,
  guard_height           integer,
  decided                boolean not null,
  settle_first           boolean not null,
  version                integer not null
);
create index escrow_holds_by_order on escrow_holds (order_id);

create table hold_invoice (
  leg_id          uuid primary key,
  escrow_id       uuid    not null references escrow_holds,
  order_id        uuid    not null,
  position        integer not null,
  amount_msat     bigint  not null check (amount_msat > 0),
  payment_hash    text    not null unique,
  preimage_key    text    not null,
  preimage_sealed bytea   not null,
  state           text    not null,
  node            text,
  payment_request text,
  expires_at      timestamptz,
  awarded         boolean not null,
  cancel_cause    text,
  paid_msat       bigint,
  earliest_expiry integer,
  version         integer not null,
  unique (escrow_id, position)
);
create index hold_invoice_not_final on hold_invoice (node, state)
  where state not in ('SETTLED', 'CANCELLED', 'LOST');

-- One row for each thing that is owed, whatever became of its payments: so there can never be two
-- payouts that are not FAILED for one escrow and purpose.
create table payout (
  payout_id        uuid primary key,
  purpose          text    not null,
  subject_id       uuid    not null,
  order_id         uuid,
  payee            text    not null,
  due_msat         bigint  not null check (due_msat > 0),
  fee_budget_msat  bigint  not null check (fee_budget_msat >= 0),
  state            text    not null,
  payment_request  text,
  payment_hash     text unique,
  destination      text,
  node             text,
  amount_msat      bigint,
  fee_limit_msat   bigint,
  amount_chosen    boolean not null,
  failures         integer not null,
  next_attempt_at  timestamptz,
  in_flight_told   boolean not null,
  version          integer not null,
  unique (subject_id, purpose)
);
create index payout_not_final on payout (state) where state not in ('SUCCEEDED', 'CREDITED');
create index payout_by_order on payout (order_id);

create table payout_send (
  send_id      uuid primary key,
  payout_id    uuid not null references payout,
  payment_hash text not null,
  node         text not null,
  sent_at      timestamptz not null,
  answered_at  timestamptz,
  answer       text,
  version      integer not null
);
-- One sender for a hash: no second send while the first is not answered.
create unique index payout_send_open on payout_send (payout_id) where answered_at is null;

create table replacement_invoice (
  order_id        uuid primary key,
  payment_request text not null,
  given_at        timestamptz not null
);

-- Every hash of a leg or a payout, past and present. LND forgets cancelled invoices; this does not.
create table payment_hash (
  hash  text primary key,
  owner uuid not null
);
