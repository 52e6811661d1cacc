-- Ids of signed requests (NIP-98) that were let through, until they are too old to come again.
create table seen_event (
  event_id  varchar(64) primary key,
  forget_at timestamptz not null
);

create index seen_event_forget_at on seen_event (forget_at);
