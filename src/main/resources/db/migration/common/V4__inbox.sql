-- The counts of what was addressed to a reader by name are kept; what came through topics, roles or everyone is
-- counted from the watermarks, but for what has a mark of its own.
create table inbox (
  reader varchar(64) primary key,
  version bigint not null,
  unseen bigint not null,
  unread bigint not null,
  seen_up_to bigint not null,
  read_up_to bigint not null
);

create table notification (
  reader varchar(64) not null,
  id bigint not null,
  latest_event_id bigint not null,
  type varchar(64) not null,
  seen boolean not null,
  read boolean not null,
  done boolean not null,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  primary key (reader, id)
);
create index notification_latest on notification (reader, latest_event_id);

create table broadcast_mark (
  reader varchar(64) not null,
  event_id bigint not null,
  seen boolean not null,
  read boolean not null,
  done boolean not null,
  primary key (reader, event_id)
);
create index broadcast_mark_event on broadcast_mark (event_id);
