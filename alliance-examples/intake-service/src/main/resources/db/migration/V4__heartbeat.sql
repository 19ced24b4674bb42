-- One row, which the health check writes to see whether the database can be written.
create table heartbeat (
    id     integer primary key check (id = 1),
    beat   timestamp with time zone,
    filler varchar(4000)
);

insert into heartbeat (id) values (1);
