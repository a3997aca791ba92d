-- What counts in the inboxes of all who hear of a topic, a role or everyone: by these keys it is counted and listed,
-- however much else goes the same way.
create table broadcast (
  channel varchar(160) not null,
  event_id bigint not null,
  primary key (channel, event_id)
);
insert into broadcast (channel, event_id)
select d.channel, d.event_id from delivery d join event e on e.id = d.event_id
where e.notify and e.was is null and not e.retracted and (e.expires_at is null or e.expires_at > current_timestamp)
  and (d.channel = 'everyone' or d.channel like 'role:%' or d.channel like 'topic:%');
