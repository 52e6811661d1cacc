package dev.holdfast.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.testkit.TestCaller.Answer;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Offers are understood, not only read, where the service is given a model. */
@TestPropertySource(
    properties = {
      "HOLDFAST_OFFER_EMBEDDINGS=minilm",
      // Consumers of the same name share their events, and another test's service still runs.
      "spring.application.name=offer-service-with-a-model"
    })
class MeaningTest extends OfferServiceBase {

  private static final String QUESTION = "{\"q\":\"tell feelings of a text\"}";

  @Test
  void an_offer_is_found_by_what_it_means_where_no_word_is_the_same() {
    UUID mood =
        id(
            provider.post(
                "/v1/offers",
                offer("Sentiment analysis")
                    .replace("Any text", "Says whether a review is positive or negative")));
    UUID photos =
        id(
            provider.post(
                "/v1/offers",
                offer("Photo resizing")
                    .replace("text.count", "image.scale")
                    .replace("Any text", "Makes thumbnails of pictures")));
    assertThat(anyone.get("/v1/offers?q=feelings").json().at("/items").size()).isZero();
    await().until(() -> match().json().at("/matches").size() == 1);
    Answer found = match();
    assertThat(found.at("/relevance")).startsWith("full-text+embeddings (");
    assertThat(found.at("/matches/0/offer/offer_id")).isEqualTo(mood.toString());
    assertThat(found.json().at("/matches/0/reasons/0/value").asDouble()).isBetween(0.15, 0.5);
    // An edit is a new meaning, and what is paused is not offered.
    assertThat(
            provider
                .with("If-Match", "\"1\"")
                .put("/v1/offers/" + photos, offer("Detects emotions in written language"))
                .verdict())
        .isEqualTo("200");
    await().until(() -> match().json().at("/matches").size() == 2);
    provider.post("/v1/offers/" + mood + "/pause", "");
    assertThat(match().at("/matches/0/offer/offer_id")).isEqualTo(photos.toString());
    provider.post("/v1/offers/" + mood + "/resume", "");
    await().until(() -> match().json().at("/matches").size() == 2);
  }

  private Answer match() {
    return buyer.postUnkeyed("/v1/matches", QUESTION);
  }
}
