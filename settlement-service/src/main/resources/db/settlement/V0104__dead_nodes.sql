-- Given up while the node was away; compared with it when it is back.
alter table hold_invoice add column written_off boolean not null default false;
create index hold_invoice_written_off on hold_invoice (node) where written_off;
