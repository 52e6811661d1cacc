create table outcome (
  order_id         uuid        primary key,
  buyer            text        not null,
  provider         text        not null,
  outcome          text        not null,
  was_locked       boolean     not null,
  provider_percent smallint    not null check (provider_percent between 0 and 100),
  price_msat       bigint      not null check (price_msat > 0),
  fee_msat         bigint      not null check (fee_msat >= 0),
  closed_at        timestamptz not null
);

create index outcome_by_provider on outcome (provider, outcome) where was_locked;
create index outcome_by_buyer on outcome (buyer, outcome) where was_locked;
