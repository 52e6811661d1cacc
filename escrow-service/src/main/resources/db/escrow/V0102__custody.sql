alter table escrow add column custody boolean not null default false;

-- Money is taken into custody once, and leaves it once.
create unique index one_custody_in_per_escrow on journal_entry (escrow_id)
  where kind = 'CUSTODY_IN';
create unique index one_custody_out_per_escrow on journal_entry (escrow_id)
  where kind = 'CUSTODY_OUT';
