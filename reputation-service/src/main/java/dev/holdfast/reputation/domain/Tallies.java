package dev.holdfast.reputation.domain;

import java.util.List;
import java.util.Optional;

/** All tallies there are. */
public interface Tallies {

  /** Adds to what is there. */
  void add(List<Tally> changes);

  /** Of both roles of an agent, one for each agent that it traded with. */
  List<Tally> of(String agentId);

  /** The first time-out of the same two agents on the same day, without the one that is given. */
  Optional<Fact> firstTimeOutBeside(Fact fact);
}
