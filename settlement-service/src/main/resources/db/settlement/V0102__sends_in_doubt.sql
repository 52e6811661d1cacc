-- A send that was never answered may still be carried out by the node. When it is too old to be
-- expected it is given up: its own hash may be sent again, another invoice may not be paid before
-- this one has run out.
alter table payout_send add column given_up_at timestamptz;
alter table payout_send add column invoice_expires_at timestamptz;
drop index payout_send_open;
create unique index payout_send_open on payout_send (payout_id)
  where answered_at is null and given_up_at is null;

-- The legs' channel is closing: take the money first and pay when it cannot be lost any more.
alter table escrow_holds add column take_first boolean not null default false;

-- Why the last attempt failed, for whoever is told that it was the last.
alter table payout add column last_failure text;
