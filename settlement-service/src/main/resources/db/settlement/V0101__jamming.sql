-- Which channel the held HTLCs of a leg came through; gone when the leg is final.
create table held_part (
  leg_id      uuid    not null references hold_invoice,
  channel     bigint  not null,
  htlcs       integer not null check (htlcs > 0),
  amount_msat bigint  not null check (amount_msat > 0),
  primary key (leg_id, channel)
);
create index held_part_by_channel on held_part (channel);

alter table escrow_holds add column buyer_has_history boolean not null default false;
