-- A notification is one event, or a group of them: one open group for each reader, type and object. Where it stands is
-- one number, so that each list and count is a range of an index: 0 new, 1 seen, 2 read, 3 done.
alter table notification add column open_group varchar(390);
alter table notification add column actors varchar(400);
alter table notification add column actor_count integer default 0 not null;
alter table notification add column event_count integer default 1 not null;
alter table notification add column seen_id bigint default 0 not null;
alter table notification add column place smallint default 0 not null;
alter table notification add column stamp bigint default 0 not null;
alter table notification add column thing varchar(330) default '' not null;
update notification set seen_id = case when seen then latest_event_id else 0 end,
  place = case when done then 3 when read then 2 when seen then 1 else 0 end;
alter table notification drop column seen;
drop index notification_latest;
create index notification_place on notification (reader, place, latest_event_id);
create index notification_kind on notification (reader, type, place, latest_event_id);
create index notification_open on notification (reader, open_group);

-- Which events are in a group. One that was taken back stays, so that it is known which group it was in.
create table notification_event (
  reader varchar(64) not null,
  event_id bigint not null,
  notification_id bigint not null,
  actor varchar(64) not null,
  gone boolean not null,
  primary key (reader, event_id)
);
create index notification_event_actor on notification_event (reader, notification_id, actor, event_id);

-- What a mute or a filter asks of a broadcast.
alter table broadcast add column type varchar(64) default '' not null;
alter table broadcast add column actor varchar(64) default '' not null;
alter table broadcast add column thing varchar(330) default '' not null;
update broadcast set type = coalesce((select e.type from event e where e.id = broadcast.event_id), '');

-- Which kinds of broadcasts a channel ever had.
create table channel_kind (
  channel varchar(160) not null,
  type varchar(64) not null,
  primary key (channel, type)
);
insert into channel_kind (channel, type) select distinct channel, type from broadcast;

-- What a deed on many changed, so that it can be put back: the watermarks, and each notification or mark of its own. The
-- stamp is the version of the inbox that the deed made; what has another one by now was touched since.
alter table broadcast_mark add column stamp bigint default 0 not null;
create index broadcast_mark_open on broadcast_mark (reader, done, read, event_id);
create table undo (
  reader varchar(64) not null,
  stamp bigint not null,
  reading boolean not null,
  seen_from bigint not null,
  seen_to bigint not null,
  read_from bigint not null,
  read_to bigint not null,
  made_at timestamp(3) with time zone not null,
  cause varchar(360),
  undone boolean not null,
  primary key (reader, stamp)
);
create index undo_made on undo (made_at);
create index undo_cause on undo (reader, cause);
create table undo_item (
  reader varchar(64) not null,
  stamp bigint not null,
  broadcast boolean not null,
  id bigint not null,
  seen_id bigint not null,
  stamp_before bigint not null,
  done boolean not null,
  primary key (reader, stamp, broadcast, id)
);

-- When a reader was last here, and since when and until where they were away before: until they have done with that.
create table absence (
  reader varchar(64) primary key,
  here_at timestamp(3) with time zone not null,
  here_id bigint not null,
  left_at timestamp(3) with time zone,
  left_id bigint,
  back_id bigint
);
