-- Addresses are compared byte by byte.
alter table broadcast alter column channel type varchar(160) collate "C";
