package dev.holdfast.escrow.domain;

import dev.holdfast.contracts.Event;
import java.util.ArrayList;
import java.util.List;

/** What a step of an escrow leads to: events to tell, entries to post, steps for the history. */
public final class Change {

  private final List<Event> events = new ArrayList<>();
  private final List<JournalEntry> entries = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();

  public List<Event> events() {
    return List.copyOf(events);
  }

  public List<JournalEntry> entries() {
    return List.copyOf(entries);
  }

  public List<Step> steps() {
    return List.copyOf(steps);
  }

  void tell(Event event) {
    events.add(event);
  }

  void post(JournalEntry entry) {
    entries.add(entry);
  }

  void step(EscrowState from, EscrowCause cause, EscrowState to) {
    steps.add(new Step(from, cause, to, events.size()));
  }

  /**
   * A row of the transition history.
   *
   * @param toldBy position among the change's events of the one that tells it; there is none at it
   *     where the step tells nothing
   */
  public record Step(EscrowState from, EscrowCause cause, EscrowState to, int toldBy) {}
}
