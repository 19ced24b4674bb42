package io.github.alliancesdk.examples.intake.audit;

import io.github.alliancesdk.examples.intake.access.Caller;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts refused requests in memory, and writes the counts into the audit log once a minute. So a flood of refusals adds
 * one entry a minute for each caller, request and status, and no refusal waits for the database. It is given nothing of
 * a request but its pattern.
 */
@Component
public class RefusalLog {
    private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);
    /** Not found, conflict and outdated: the audit log has these from where they happen. */
    private static final Set<Integer> AUDITED_ELSEWHERE = Set.of(404, 409, 412);

    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Map<Kind, Tally> tallies = new LinkedHashMap<>();

    private record Kind(String who, String request, int status) {}

    private record Tally(OffsetDateTime first, int count) {}

    RefusalLog(AuditLog audit, TransactionTemplate transaction, Clock clock) {
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Counts a request of the caller if its status is that of a refusal.
     *
     * @param request its method and the pattern of its address, such as {@code GET /administrations/{recordId}}
     */
    public void add(String request, int status) {
        boolean refused = (status >= 400 && status < 500) || status == 503;
        if (refused && !AUDITED_ELSEWHERE.contains(status)) {
            add(new Kind(Caller.current().name(), request, status), new Tally(OffsetDateTime.now(clock), 1));
        }
    }

    private synchronized void add(Kind kind, Tally tally) {
        tallies.merge(kind, tally, (old, more) -> new Tally(old.first(), old.count() + more.count()));
    }

    /** Writes what was counted. Counts that can't be written are kept for the next time. */
    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
    @PreDestroy
    public void flush() {
        Map<Kind, Tally> unwritten = take();
        try {
            for (Map.Entry<Kind, Tally> counted : List.copyOf(unwritten.entrySet())) {
                write(counted.getKey(), counted.getValue());
                unwritten.remove(counted.getKey());
            }
        } catch (RuntimeException e) {
            LOG.warn("refusals aren't written yet, because of {}", e.getClass());
            unwritten.forEach(this::add);
        }
    }

    private void write(Kind kind, Tally tally) {
        AuditLog.Entry entry =
                new AuditLog.Entry(tally.first(), kind.who(), kind.request(), null, String.valueOf(kind.status()));
        transaction.executeWithoutResult(status -> audit.write(entry, tally.count()));
    }

    private synchronized Map<Kind, Tally> take() {
        Map<Kind, Tally> taken = new LinkedHashMap<>(tallies);
        tallies.clear();
        return taken;
    }
}
