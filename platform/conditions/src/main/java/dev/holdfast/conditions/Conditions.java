package dev.holdfast.conditions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The conditions of an offer. All of them have to hold; where there is none, only the buyer or its
 * silence accepts.
 *
 * @param all in the order in which they were written
 */
public record Conditions(List<Condition> all) {

  public Conditions {
    all = List.copyOf(all);
  }

  /**
   * Reads a JSON array.
   *
   * @throws ConditionRefusedException at most 16 KiB, 8 levels, 64 conditions, 16 evaluators and 4
   *     probes; every type and field known
   */
  public static Conditions read(String json) {
    return new ConditionReader().read(json);
  }

  public boolean isEmpty() {
    return all.isEmpty();
  }

  /** The evaluators that are asked, each with what it states by a pass. */
  public Map<String, String> evaluators() {
    Map<String, String> statements = new LinkedHashMap<>();
    for (Condition leaf : leaves()) {
      if (leaf instanceof Condition.SignedBy one) {
        statements.put(one.evaluator(), one.statement());
      } else if (leaf instanceof Condition.Evaluators some) {
        some.of().forEach(evaluator -> statements.put(evaluator, some.statement()));
      }
    }
    return statements;
  }

  public List<Condition.HttpProbe> probes() {
    return leaves().stream()
        .filter(Condition.HttpProbe.class::isInstance)
        .map(Condition.HttpProbe.class::cast)
        .toList();
  }

  /** The JSON Schemas in it, as texts: for their own vetting. */
  public List<String> schemas() {
    List<String> schemas = new ArrayList<>();
    for (Condition leaf : leaves()) {
      if (leaf instanceof Condition.OutputSchema of && of.schema() != null) {
        schemas.add(of.schema());
      }
    }
    return schemas;
  }

  /** How each stands, given these facts: the same facts give the same outcomes. */
  public Judgement judge(Facts facts) {
    List<Outcome> outcomes = all.stream().map(one -> Judging.of(one, facts)).toList();
    return new Judgement(Judging.all(outcomes), outcomes);
  }

  private List<Condition> leaves() {
    List<Condition> leaves = new ArrayList<>();
    all.forEach(one -> addLeaves(one, leaves));
    return leaves;
  }

  private static void addLeaves(Condition condition, List<Condition> to) {
    switch (condition) {
      case Condition.AllOf(var of) -> of.forEach(one -> addLeaves(one, to));
      case Condition.AnyOf(var of) -> of.forEach(one -> addLeaves(one, to));
      case Condition.Not(var one) -> addLeaves(one, to);
      case Condition.OutputSchema leaf -> to.add(leaf);
      case Condition.ResultHash leaf -> to.add(leaf);
      case Condition.JsonEquals leaf -> to.add(leaf);
      case Condition.JsonRange leaf -> to.add(leaf);
      case Condition.SignedBy leaf -> to.add(leaf);
      case Condition.Evaluators leaf -> to.add(leaf);
      case Condition.HttpProbe leaf -> to.add(leaf);
    }
  }

  /**
   * @param status of all together
   */
  public record Judgement(Status status, List<Outcome> outcomes) {
    public Judgement {
      outcomes = List.copyOf(outcomes);
    }
  }
}
