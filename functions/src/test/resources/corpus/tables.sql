-- What the SQL of the corpus can ask: the files of src/test/resources/mall, and nothing that Datalk computed.
create table hubs as
  select cast(hub_id as int) hub_id, hub_name, hub_city city, hub_state state,
         cast(hub_latitude as double) latitude, cast(hub_longitude as double) longitude
  from csvread('classpath:/mall/hubs.csv', null, 'charset=UTF-8');
create table channels as
  select cast(channel_id as int) channel_id, channel_name, channel_type
  from csvread('classpath:/mall/channels.csv', null, 'charset=UTF-8');
create table stores as
  select cast(s.store_id as int) store_id, s.store_name, s.store_segment segment,
         cast(s.store_plan_price as decimal(20, 4)) plan_price, cast(s.store_latitude as double) latitude,
         cast(s.store_longitude as double) longitude, h.hub_id, h.hub_name, h.city, h.state
  from csvread('classpath:/mall/stores.csv', null, 'charset=UTF-8') s join hubs h on h.hub_id = cast(s.hub_id as int);
create table customers as
  select cast(customer_id as int) customer_id, customer_city, customer_state,
         cast(customer_birth_year as int) birth_year, customer_tier tier, customer_since since
  from csvread('classpath:/mall/customers.csv', null, 'charset=UTF-8');

-- Every order, of any status, with what is known about its store, channel and customer.
create table sales as
  select cast(o.order_id as int) order_id, o.order_status status,
         cast(o.order_amount as decimal(20, 4)) amount, cast(o.order_delivery_fee as decimal(20, 4)) fee,
         cast(o.order_delivery_cost as decimal(20, 4)) cost,
         cast(o.order_metric_production_time as double) production,
         cast(o.order_metric_transit_time as double) transit, cast(o.order_metric_cycle_time as double) cycle,
         cast(o.store_id as int) store_id, s.store_name, s.segment, s.plan_price,
         s.hub_id, s.hub_name, s.city, s.state,
         cast(o.channel_id as int) channel_id, c.channel_name, c.channel_type,
         cast(o.customer_id as int) customer_id, k.tier, k.customer_city, k.customer_state, k.birth_year,
         parsedatetime(o.order_moment_created, 'M/d/yyyy h:mm:ss a', 'en') moment
  from csvread('classpath:/mall/orders.csv', null, 'charset=UTF-8') o
    join stores s on s.store_id = cast(o.store_id as int)
    join channels c on c.channel_id = cast(o.channel_id as int)
    left join customers k on k.customer_id = cast(o.customer_id as int);
alter table sales add column day varchar(10);
alter table sales add column week varchar(10);
alter table sales add column month varchar(7);
alter table sales add column quarter varchar(7);
alter table sales add column year int;
alter table sales add column weekday int;
alter table sales add column hour int;
update sales set
  day = formatdatetime(moment, 'yyyy-MM-dd'),
  week = formatdatetime(dateadd('DAY', 1 - iso_day_of_week(moment), moment), 'yyyy-MM-dd'),
  month = formatdatetime(moment, 'yyyy-MM'),
  quarter = formatdatetime(moment, 'yyyy') || '-Q' || quarter(moment),
  year = cast(formatdatetime(moment, 'yyyy') as int),
  weekday = iso_day_of_week(moment),
  hour = cast(formatdatetime(moment, 'H') as int);

-- The orders that count as sales.
create view sold as select * from sales where status = 'FINISHED';

-- Every day from 2020 up to the moment of the questions, for trends that list empty days.
create table days as
  select formatdatetime(d, 'yyyy-MM-dd') as day,
         formatdatetime(dateadd('DAY', 1 - iso_day_of_week(d), d), 'yyyy-MM-dd') as week,
         formatdatetime(d, 'yyyy-MM') as month
  from (select dateadd('DAY', x, cast('2020-01-01' as date)) d from system_range(0, 485));
create view months as select distinct month from days;
create view weekdays as select x as weekday from system_range(1, 7);
create view hours as select x as hour from system_range(0, 23);
