package dev.holdfast.order.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.holdfast.contracts.order.Terms;
import dev.holdfast.money.Msat;
import dev.holdfast.money.SplitStep;
import dev.holdfast.order.api.OrderView.TermsView;
import dev.holdfast.order.app.PlaceOrder;
import dev.holdfast.order.app.PlaceOrder.Quoted;
import dev.holdfast.order.domain.OfferVersion;
import dev.holdfast.order.domain.Texts;
import dev.holdfast.web.Caller;
import dev.holdfast.web.Problems;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Says what an order would cost and how it would run, and holds to it until the quote expires. */
@RestController
class QuoteController {

  private final PlaceOrder placing;
  private final Texts texts;

  QuoteController(PlaceOrder placing, Texts texts) {
    this.placing = placing;
    this.texts = texts;
  }

  @PostMapping("/v1/offers/{offerId}/quotes")
  @ResponseStatus(HttpStatus.CREATED)
  QuoteView quote(
      Caller caller, @PathVariable UUID offerId, @Valid @RequestBody QuoteRequest body) {
    if (body.quantity != null && body.quantity != 1) {
      throw Problems.validation("/quantity", "is 1 for an offer of a fixed price");
    }
    OfferVersion offer = placing.offerFor(caller.agentId(), offerId, null);
    if (body.input != null) {
      texts.check(offer.inputSchema(), body.input.toString(), "/input", false);
    }
    return QuoteView.of(placing.quote(caller.agentId(), offer), offer);
  }

  record QuoteRequest(
      @JsonProperty("input") @Nullable JsonNode input,
      @JsonProperty("quantity") @Nullable Long quantity) {}

  /** How the price came about. */
  record PriceItem(@JsonProperty("item") String item, @JsonProperty("amount_msat") Msat amount) {}

  record QuoteView(
      @JsonProperty("quote_id") UUID quoteId,
      @JsonProperty("offer_id") UUID offerId,
      @JsonProperty("offer_version") int offerVersion,
      @JsonProperty("price_msat") Msat price,
      @JsonProperty("fee_msat") Msat fee,
      @JsonProperty("due_msat") Msat due,
      @JsonProperty("breakdown") List<PriceItem> breakdown,
      @JsonProperty("effective_split_step") SplitStep step,
      @JsonProperty("legs_msat") List<Msat> legs,
      @JsonProperty("terms") TermsView terms,
      @JsonProperty("longest_windows_seconds") long longestWindows,
      @JsonProperty("expires_at") Instant expiresAt) {

    static QuoteView of(Quoted quoted, OfferVersion offer) {
      Terms terms = quoted.terms();
      return new QuoteView(
          quoted.quote().quoteId(),
          offer.offerId(),
          offer.version(),
          terms.priceMsat(),
          terms.feeMsat(),
          terms.priceMsat().minus(terms.feeMsat()),
          List.of(new PriceItem("fixed price of the offer", terms.priceMsat())),
          terms.splitStep(),
          terms.splitStep().legsOf(terms.priceMsat()),
          TermsView.of(terms, offer.conditions()),
          quoted.longestWindows().toSeconds(),
          quoted.quote().expiresAt());
    }
  }
}
