-- Which group is open for what. A row may outlive its group; whether the group is still open its notification tells.
create table open_group (
  reader varchar(64) not null,
  open_key varchar(390) not null,
  notification_id bigint not null,
  opened_at timestamp(3) with time zone not null,
  primary key (reader, open_key)
);
insert into open_group (reader, open_key, notification_id, opened_at)
select reader, open_group, max(id), max(created_at) from notification where open_group is not null
group by reader, open_group;
drop index notification_open;
