alter table offer_version add column conditions text not null default '[]';
alter table offer_version alter column conditions drop default;

-- What reputation-service told of an agent as a provider, and so of every agent that lists an offer.
create table agent_score (
  agent_id   text primary key,
  score      double precision not null,
  confidence double precision not null,
  as_of      timestamptz      not null
);

-- An order takes a place of its offer until it is closed. One whose end was heard first has no offer.
-- A closed row stays for a day, so that a late beginning does not take a place for ever.
create table open_order (
  order_id  uuid primary key,
  offer_id  uuid,
  closed_at timestamptz
);
create index open_order_offer on open_order (offer_id) where closed_at is null;
create index open_order_closed on open_order (closed_at) where closed_at is not null;

-- The lot is an order that nobody chose: where too many offers match, a fair sample is ranked.
alter table offer_listing
  add column version         int,
  add column provider        text,
  add column max_open_orders int,
  add column score           double precision not null default 0.05,
  add column lot             bigint generated always as (uuid_hash_extended(offer_id, 0)) stored;
update offer_listing l
  set version = v.version, provider = o.provider, max_open_orders = v.max_open_orders
  from offer o join offer_version v on v.offer_id = o.offer_id and v.version = o.current_version
  where o.offer_id = l.offer_id;
alter table offer_listing
  alter column version set not null,
  alter column provider set not null,
  alter column max_open_orders set not null;
insert into agent_score
  select distinct provider, 0.05, 0, '-infinity'::timestamptz from offer_listing;
create index offer_listing_lot on offer_listing (lot);
create index offer_listing_provider on offer_listing (provider);
create index offer_listing_score on offer_listing (score desc, offer_id);

-- The meaning of a listed offer's current version, by the model that the service is given.
create table offer_embedding (
  offer_id uuid primary key references offer_listing on delete cascade,
  version  int    not null,
  numbers  real[] not null
);
