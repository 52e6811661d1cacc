-- A sweep goes page by page through what is open, in the order of the keys. Where no index has what
-- is open in that order, PostgreSQL has to guess whether walking all there ever was by its key finds
-- a page sooner than sorting what is open, and statistics of a busier hour made it walk 300,000 legs
-- each second.
create index hold_invoice_open on hold_invoice (node, leg_id)
  where state not in ('SETTLED', 'CANCELLED', 'LOST');
create index hold_invoice_planned on hold_invoice (escrow_id) where state = 'PLANNED';
