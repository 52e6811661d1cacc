-- Which node holds the legs, and which nodes do not answer now.
alter table escrow add column node text;
create table node_away (
  node  text primary key,
  since timestamptz not null
);
