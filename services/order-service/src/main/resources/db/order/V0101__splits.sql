alter table market_order
  add column decided_due_msat bigint,
  add column split_offered_by text,
  add column split_offered_percent int;
