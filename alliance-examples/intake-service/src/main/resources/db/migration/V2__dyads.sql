-- Whose dyad is whose. The same for H2 and PostgreSQL. Dyads and records from before belong to nobody until an
-- administrator says whose they are.
create table dyad (
    dyad_id varchar(400) primary key
);

insert into dyad (dyad_id) select distinct dyad_id from administration where dyad_id is not null;

create table dyad_clinician (
    dyad_id   varchar(400) not null references dyad (dyad_id) on delete cascade,
    clinician varchar(100) not null,
    primary key (dyad_id, clinician)
);

alter table administration add column stored_by varchar(100);
