alter table dispute add column custody boolean not null default false;
drop index dispute_due;
create index dispute_due on dispute (decide_by) where ended_at is null and not custody;
