-- What a reader does not want to hear of: events later than since_id, up to until_id; the largest number while it
-- lasts. Kept after it has ended, as what came meanwhile stays out.
create table mute (
  reader varchar(64) not null,
  what varchar(330) not null,
  label varchar(200) not null,
  since_id bigint not null,
  until_id bigint not null,
  muted_at timestamp(3) with time zone not null,
  primary key (reader, what, since_id)
);
create index mute_until on mute (until_id);

-- How what reaches the inbox makes itself heard, where it is not as by default.
create table preference (
  reader varchar(64) not null,
  kind varchar(80) not null,
  toast boolean not null,
  sound boolean not null,
  desktop boolean not null,
  primary key (reader, kind)
);

-- In minutes of the day. Who has no row has no quiet hours.
create table quiet_hours (
  reader varchar(64) primary key,
  from_minute smallint not null,
  until_minute smallint not null,
  zone varchar(64) not null
);
