-- What all orders between two agents come to for one of them. Weights are of the beginning of 2026: time
-- makes all of them less by one factor, so a sum needs no order again.
create table tally (
  agent_id     text             not null,
  role         text             not null,
  counterparty text             not null,
  positive     double precision not null,
  negative     double precision not null,
  orders       bigint           not null,
  primary key (agent_id, role, counterparty)
);

create index outcome_timed_out on outcome (provider, buyer, closed_at)
  where was_locked and outcome = 'TIMED_OUT';

-- Of the orders that were there before: evidence and weight of the formula "v1".
insert into tally (agent_id, role, counterparty, positive, negative, orders)
select agent_id, role, counterparty, sum(weight * greatest(evidence, 0)),
  sum(weight * greatest(-evidence, 0)), count(*)
from (
  select provider as agent_id, 'PROVIDER' as role, buyer as counterparty, weight,
    case outcome
      when 'ACCEPTED' then 1
      when 'ACCEPTED_BY_CONDITIONS' then 1
      when 'ACCEPTED_BY_SILENCE' then 0.5
      when 'CANCELLED_BY_PROVIDER' then -0.5
      when 'TIMED_OUT' then -1
      when 'AWARDED' then -3 + 4 * provider_percent / 100.0
      when 'AGREED' then -0.5 + 1.5 * provider_percent / 100.0
      when 'LAPSED' then -1 + 1.5 * provider_percent / 100.0
      else 0
    end as evidence
  from (
    select o.*,
      ln(1 + fee_msat / 1000.0::double precision) / ln(2.0::double precision)
        * power(2.0::double precision, (extract(epoch from closed_at) - 1767225600) / 7776000) as weight,
      row_number() over (
        partition by provider, buyer, outcome, (closed_at at time zone 'UTC')::date
        order by closed_at, order_id) as of_day
    from outcome o
  ) weighed
  where was_locked and buyer <> provider and (outcome <> 'TIMED_OUT' or of_day = 1)
  union all
  select buyer, 'BUYER', provider,
    ln(1 + fee_msat / 1000.0::double precision) / ln(2.0::double precision)
      * power(2.0::double precision, (extract(epoch from closed_at) - 1767225600) / 7776000),
    case outcome
      when 'ACCEPTED' then 1
      when 'ACCEPTED_BY_CONDITIONS' then 1
      when 'ACCEPTED_BY_SILENCE' then 0.5
      when 'AGREED' then 0.5
      when 'AWARDED' then 1 - 4 * provider_percent / 100.0
      else 0
    end
  from outcome
  where was_locked and buyer <> provider
) evidence
group by agent_id, role, counterparty;
