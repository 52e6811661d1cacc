create table agent (
  agent_id       varchar(64)   primary key,
  name           varchar(100),
  about          varchar(2000),
  url            varchar(500),
  payout_address varchar(200),
  registered_at  timestamptz   not null,
  version        bigint        not null
);

-- Open challenges only: one that is used, well or badly, is deleted.
create table challenge (
  challenge   varchar(64)  primary key,
  agent_id    varchar(64)  not null,
  gateway_url varchar(500) not null,
  created_at  timestamptz  not null,
  expires_at  timestamptz  not null
);

create index challenge_agent_id on challenge (agent_id, expires_at);
create index challenge_expires_at on challenge (expires_at);
