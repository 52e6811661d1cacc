create table offer (
  offer_id        uuid primary key,
  row_version     bigint      not null,
  provider        text        not null,
  state           text        not null,
  current_version int         not null,
  created_at      timestamptz not null,
  changed_at      timestamptz not null
);
create index offer_provider on offer (provider);

create table offer_version (
  version_id       uuid primary key,
  offer_id         uuid   not null references offer,
  version          int    not null,
  title            text   not null,
  description      text   not null,
  capabilities     text[] not null,
  input_schema     text   not null,
  output_schema    text   not null,
  price_msat       bigint not null check (price_msat > 0),
  delivery_seconds bigint not null,
  review_seconds   bigint not null,
  dispute_seconds  bigint not null,
  split_step       text   not null,
  deadline_outcome text   not null,
  max_open_orders  int    not null,
  attributes       text   not null,
  unique (offer_id, version)
);

-- What can be found: the current version of an active offer, and nothing else.
create table offer_listing (
  offer_id         uuid primary key references offer,
  capabilities     text[]   not null,
  price_msat       bigint   not null,
  delivery_seconds bigint   not null,
  words            tsvector not null
);
create index offer_listing_words on offer_listing using gin (words);
create index offer_listing_capabilities on offer_listing using gin (capabilities);
create index offer_listing_price on offer_listing (price_msat, offer_id);
create index offer_listing_delivery on offer_listing (delivery_seconds, offer_id);
