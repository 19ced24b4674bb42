package io.github.alliancesdk.examples.intake.administration;

import io.github.alliancesdk.examples.intake.storage.StorageFailures;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs work in one transaction. After a conflict it tries again and sees the other transaction's result. */
@Component
class Transactions {
    private static final int MOST_ATTEMPTS = 20;

    private final TransactionTemplate template;
    private final StorageFailures failures;

    Transactions(TransactionTemplate template, StorageFailures failures) {
        this.template = template;
        this.failures = failures;
    }

    <T> T run(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                T result = template.execute(status -> work.get());
                return Objects.requireNonNull(result);
            } catch (DuplicateKeyException | ConcurrencyFailureException e) {
                if (attempt == MOST_ATTEMPTS) {
                    throw e;
                }
            } catch (DataAccessResourceFailureException | TransactionException e) {
                failures.add();
                throw e;
            }
        }
    }
}
