-- What was decided of a case that is not known here yet: disputes and orders are two topics.
alter table escrow add column early_award integer check (early_award between 0 and 100);
alter table escrow add column early_lapse boolean not null default false;
