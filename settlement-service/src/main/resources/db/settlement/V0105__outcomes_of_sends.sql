-- Which payment a send made, by the node's own stamp, or that it can have made none: so that the
-- outcome of one call is never taken for the answer to another of the same hash.
alter table payout_send add column payment_created_at timestamptz;
alter table payout_send add column no_payment boolean not null default false;
