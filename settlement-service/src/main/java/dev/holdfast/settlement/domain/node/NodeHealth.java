package dev.holdfast.settlement.domain.node;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Says once that a node has been unwell for some time, and once that it is well again. */
public final class NodeHealth {
  /** What is new. */
  public enum News {
    NONE,
    UNWELL,
    WELL
  }

  private final Duration patience;
  private @Nullable Instant since;
  private boolean told;
  private boolean toldByAnother;

  /**
   * @param toldBefore whether a process before this one may have said that it is unwell
   */
  public NodeHealth(Duration patience, boolean toldBefore) {
    this.patience = patience;
    this.toldByAnother = toldBefore;
  }

  public synchronized News look(boolean well, Instant now) {
    if (well) {
      News news = told || toldByAnother ? News.WELL : News.NONE;
      since = null;
      told = false;
      toldByAnother = false;
      return news;
    }
    if (since == null) {
      since = now;
    }
    if (told || now.isBefore(since.plus(patience))) {
      return News.NONE;
    }
    told = true;
    return News.UNWELL;
  }
}
