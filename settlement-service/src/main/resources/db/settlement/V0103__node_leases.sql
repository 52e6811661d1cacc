-- One instance works on a node at a time. The fencing number grows whenever the owner changes.
create table node_lease (
  node  text primary key,
  owner text        not null,
  fence bigint      not null check (fence > 0),
  until timestamptz not null
);
