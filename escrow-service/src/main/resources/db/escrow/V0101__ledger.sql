create table journal_entry (
  entry_id  bigint generated always as identity primary key,
  kind      text        not null,
  escrow_id uuid,
  leg_id    uuid,
  reference uuid,
  posted_at timestamptz not null
);

create table journal_line (
  entry_id    bigint not null references journal_entry,
  position    int    not null,
  account     text   not null,
  amount_msat bigint not null check (amount_msat <> 0),
  primary key (entry_id, position)
);
create index journal_line_account on journal_line (account) include (amount_msat);

-- A leg is locked once, and captured, released or lost once.
create unique index one_lock_per_leg on journal_entry (leg_id) where kind = 'LOCK';
create unique index one_end_per_leg on journal_entry (leg_id)
  where kind in ('CAPTURE', 'RELEASE', 'LOSS');
-- A provider is paid or credited once for an escrow, and the fee is taken once.
create unique index one_payout_per_escrow on journal_entry (escrow_id)
  where kind in ('PAYOUT', 'CREDIT');
create unique index one_fee_per_escrow on journal_entry (escrow_id) where kind = 'FEE';
-- A withdrawal is reserved once, and drawn or returned once.
create unique index one_reserve_per_draw on journal_entry (reference) where kind = 'RESERVE';
create unique index one_end_per_draw on journal_entry (reference) where kind in ('DRAW', 'RETURN');

create function journal_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the journal is append only';
end $$;
create trigger journal_entry_append_only before update or delete on journal_entry
  for each statement execute function journal_is_append_only();
create trigger journal_line_append_only before update or delete on journal_line
  for each statement execute function journal_is_append_only();

create function journal_entry_sums_to_zero() returns trigger language plpgsql as $$
begin
  if (select coalesce(sum(amount_msat), 1) from journal_line where entry_id = new.entry_id) <> 0 then
    raise exception 'journal entry % does not sum to zero', new.entry_id;
  end if;
  return null;
end $$;
create constraint trigger journal_entry_zero_sum after insert on journal_entry
  deferrable initially deferred for each row execute function journal_entry_sums_to_zero();
create constraint trigger journal_line_zero_sum after insert on journal_line
  deferrable initially deferred for each row execute function journal_entry_sums_to_zero();
