create table topic (
  slug varchar(64) primary key,
  title varchar(120) not null,
  description varchar(500) not null,
  created_at timestamp(3) with time zone not null
);

-- Who may read a topic: everyone, role:ADMIN, user:bob or key:deploys.
create table topic_reader (
  slug varchar(64) not null references topic (slug),
  reader varchar(80) not null,
  primary key (slug, reader)
);

-- A follow begins at the id at which it was made.
create table subscription (
  person varchar(64) not null,
  slug varchar(64) not null references topic (slug),
  since_id bigint not null,
  primary key (person, slug)
);
create index subscription_slug on subscription (slug);
