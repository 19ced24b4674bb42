package io.github.alliancesdk.examples.intake.process;

/** What a run does to the service, or to what the service depends on. */
enum Fault {
    /** The service's process is killed ({@code kill -9}) and started again. */
    SERVICE,
    /** All processes of PostgreSQL's server are killed, and it is started again; the service keeps running. */
    SERVER,
    /** The file system of the database has no space left, and then has space again; the service keeps running. */
    DISK,
    /** The connections to PostgreSQL end, are silent, or lose the answers to commits; the service keeps running. */
    CONNECTIONS
}
