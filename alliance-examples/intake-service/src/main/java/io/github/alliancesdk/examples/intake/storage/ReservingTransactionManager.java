package io.github.alliancesdk.examples.intake.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;

/**
 * Begins no transaction while the disk of the database is nearly full. H2 can lose records that it acknowledged before if
 * a write fails because the disk is full.
 */
final class ReservingTransactionManager extends JdbcTransactionManager {
    private static final long serialVersionUID = 1;

    private final transient FileStore disk;
    private final long reserveBytes;

    /**
     * A transaction manager of an embedded database.
     *
     * @param folder the folder of the database's file
     * @param reserveBytes the free space below which no transaction begins
     */
    ReservingTransactionManager(DataSource source, Path folder, long reserveBytes) {
        super(source);
        this.reserveBytes = reserveBytes;
        try {
            this.disk = Files.getFileStore(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        long free;
        try {
            free = disk.getUsableSpace();
        } catch (IOException e) {
            throw new CannotCreateTransactionException("the free space of the database's disk is unknown", e);
        }
        if (free < reserveBytes) {
            throw new CannotCreateTransactionException(
                    "the disk of the database has " + free + " free bytes; intake.reserve-bytes is " + reserveBytes);
        }
        super.doBegin(transaction, definition);
    }
}
