-- The board counts by product as well: what it has counted already is counted under the products that are named now.
with named as materialized (
  select f.promise_id, f.outcome, f.day, f.own_bucket, f.confidential, 'product:' || cc.product as dim, cc.product
  from board_facts f join case_causes cc on cc.case_id = f.case_id and cc.main and cc.product is not null
  where f.dims is not null
), written as (
  update board_facts f set dims = f.dims || array[named.dim]
  from named where f.promise_id = named.promise_id and f.outcome = named.outcome
), measured as (
  select day, product, confidential, outcome as measure from named
  union all
  select day, product, confidential, 'own:' || own_bucket from named where own_bucket is not null
)
insert into board_tallies (dimension, day, key, confidential, measure, n)
select 'product' || grain, since, product, confidential, measure, count(*)
from measured
cross join lateral (values ('', day), ('/month', date_trunc('month', day)::date)) as g(grain, since)
group by grain, since, product, confidential, measure;
