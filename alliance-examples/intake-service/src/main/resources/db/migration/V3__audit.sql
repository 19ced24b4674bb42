-- The same for H2 and PostgreSQL. An entry may stand for several: how many records were erased, or how often the same
-- was refused. An action may also be a request, whose pattern is longer than the name of an action.
alter table audit_entry add column how_many integer default 1 not null;
alter table audit_entry alter column action set data type varchar(100);
