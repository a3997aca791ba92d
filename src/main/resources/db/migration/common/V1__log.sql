-- The log. One head row gives out ids without holes, in commit order.
create table log_head (
  id smallint primary key,
  last_id bigint not null,
  first_id bigint not null
);
insert into log_head (id, last_id, first_id) values (1, 0, 1);

create table event (
  id bigint primary key,
  type varchar(64) not null,
  of_id bigint,
  was varchar(64),
  publisher varchar(80) not null,
  notify boolean not null,
  audience varchar(200000) not null,
  payload varchar(200000) not null,
  created_at timestamp(3) with time zone not null,
  expires_at timestamp(3) with time zone,
  retracted boolean not null
);

-- To whom an event goes: the key of each catch-up.
create table delivery (
  channel varchar(160) not null,
  event_id bigint not null,
  primary key (channel, event_id)
);

create table correction (
  of_id bigint not null,
  event_id bigint not null,
  primary key (of_id, event_id)
);

create table expiry (
  expires_at timestamp(3) with time zone not null,
  event_id bigint not null,
  primary key (expires_at, event_id)
);
create index expiry_event on expiry (event_id);

-- What an Idempotency-Key was used for; kept as long as its first event.
create table publication (
  publisher varchar(80) not null,
  idempotency_key varchar(255) not null,
  request_hash varchar(64) not null,
  first_id bigint not null,
  size integer not null,
  primary key (publisher, idempotency_key)
);
create index publication_first_id on publication (first_id);
