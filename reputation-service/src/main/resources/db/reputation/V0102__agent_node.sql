-- As a view it read every order of the market whenever one closed. Who closes an order or pays for
-- it holds the order's lock and adds the row, so that of two at once the later one does.
drop view agent_node;

create table agent_node (
  agent_id text not null,
  node_key text not null,
  primary key (agent_id, node_key)
);

create index agent_node_by_node on agent_node (node_key, agent_id);

insert into agent_node (agent_id, node_key)
select distinct outcome.provider, payee.node_key
from payee join outcome on outcome.order_id = payee.order_id;
