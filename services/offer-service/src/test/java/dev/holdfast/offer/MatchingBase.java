package dev.holdfast.offer;

import dev.holdfast.testkit.TestCaller;
import dev.holdfast.testkit.TestCaller.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Asks for matches of offers that no other test has. */
abstract class MatchingBase extends OfferServiceBase {

  final String word = word();

  UUID publish(TestCaller who, String offer) {
    return id(who.post("/v1/offers", offer));
  }

  String question(String more) {
    return "{'q':'" + word + "'" + (more.isEmpty() ? "" : "," + more) + "}";
  }

  Answer match(String more) {
    return ask(buyer, question(more));
  }

  List<UUID> matches(String more) {
    return ids(match(more));
  }

  static Answer ask(TestCaller who, String question) {
    return who.postUnkeyed("/v1/matches", json(question));
  }

  static String json(String text) {
    return text.replace('\'', '"');
  }

  static List<UUID> ids(Answer answer) {
    List<UUID> ids = new ArrayList<>();
    answer
        .json()
        .at("/matches")
        .forEach(match -> ids.add(UUID.fromString(match.at("/offer/offer_id").asString())));
    return ids;
  }
}
