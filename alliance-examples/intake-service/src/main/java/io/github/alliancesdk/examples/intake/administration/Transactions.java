package io.github.alliancesdk.examples.intake.administration;

import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs work in one transaction. After a conflict it tries again and sees the other transaction's result. */
@Component
class Transactions {
    private static final int MOST_ATTEMPTS = 20;

    private final TransactionTemplate template;

    Transactions(TransactionTemplate template) {
        this.template = template;
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
            }
        }
    }
}
