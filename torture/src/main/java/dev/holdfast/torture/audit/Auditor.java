package dev.holdfast.torture.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Looks whether every invariant of the market holds. */
public final class Auditor {
  private static final List<Check> CHECKS =
      List.of(
          new LedgerChecks.EntriesSumToZero(),
          new LedgerChecks.OneEndPerLeg(),
          new PayoutChecks.OnePayout(),
          new PayoutChecks.NoRefundOfWhatIsPaid(),
          new LndChecks.DecidedInTime(),
          new LndChecks.LedgerFollowsLnd(),
          new HistoryChecks.HistoriesArePaths(),
          new HistoryIsTold(),
          new AnswerChecks.SameKeySameBytes(),
          new AnswerChecks.ReputationIsRecomputed(),
          new NoPreimageLeaks(),
          new AnswerChecks.EverythingEnds());

  private final AuditSources sources;

  public Auditor(AuditSources sources) {
    this.sources = sources;
  }

  /** All violations, in the order of the invariants; an empty market has none. */
  public List<Violation> audit() throws Exception {
    Evidence evidence = new Evidence(sources);
    List<Violation> found = new ArrayList<>();
    for (Check check : CHECKS) {
      found.addAll(check.look(evidence));
    }
    return found;
  }

  /** Waits until everything has its end; returns whether it came to that in time. */
  public boolean awaitRest(long patienceSeconds) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(patienceSeconds);
    Check atRest = new AnswerChecks.EverythingEnds();
    while (!atRest.look(new Evidence(sources)).isEmpty()) {
      if (System.nanoTime() > end) {
        return false;
      }
      TimeUnit.SECONDS.sleep(1);
    }
    return true;
  }

  /**
   * Audits until everything is final, or until the patience is over: what is on its way is no
   * violation.
   */
  public List<Violation> auditAtRest(long patienceSeconds) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(patienceSeconds);
    List<Violation> found = audit();
    while (!found.isEmpty() && System.nanoTime() < end) {
      TimeUnit.SECONDS.sleep(1);
      found = audit();
    }
    return found;
  }
}
