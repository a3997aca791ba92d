-- Who switches their quiet hours off keeps them for another time.
alter table quiet_hours add column is_on boolean default true not null;
