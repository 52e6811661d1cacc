create table payee (
  order_id uuid not null,
  node_key text not null,
  primary key (order_id, node_key)
);

create index payee_by_node on payee (node_key);

-- A payout may be told before its order is closed or after, so the two are only joined when read.
create view agent_node as
  select distinct outcome.provider as agent_id, payee.node_key
  from payee join outcome on outcome.order_id = payee.order_id;
