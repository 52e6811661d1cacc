-- The event that tells a step or, where it tells nothing, the event that caused it. None in rows that
-- are older than this column.
alter table escrow_transition add column event_id uuid;
