package dev.holdfast.examples.trade;

import dev.holdfast.examples.text.Passages;
import java.util.Optional;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/** Sells a text that is known by its hash: nobody has to look at it to know that it is the one. */
final class DocumentTrade implements Trade {

  private static final String NAME = "hold-invoices";
  private static final String TEXT =
      "A hold invoice is paid like any other, but its payee waits before it takes the money. Until"
          + " it does, every node on the way keeps its part of the payment locked in an HTLC; when"
          + " the payee gives the preimage, all of them pay, and when it cancels, all of them are"
          + " as if nothing had happened.";

  record Input(String document) {}

  record Document(String document, String text) {}

  @Override
  public String capability() {
    return "document.sale";
  }

  @Override
  public String title() {
    return "What a hold invoice is";
  }

  @Override
  public String description() {
    return "A short text, sold by its SHA-256: the money is released when the hash is right.";
  }

  @Override
  public JsonNode inputSchema() {
    return Mapping.schema(
        """
        {
          "type": "object",
          "properties": {"document": {"const": "hold-invoices"}},
          "required": ["document"],
          "additionalProperties": false
        }
        """);
  }

  @Override
  public JsonNode outputSchema() {
    return Mapping.schema(
        """
        {
          "type": "object",
          "properties": {"document": {"type": "string"}, "text": {"type": "string"}},
          "required": ["document", "text"],
          "additionalProperties": false
        }
        """);
  }

  @Override
  public JsonNode perform(JsonNode input) {
    return Mapping.json(new Document(Mapping.read(input, Input.class).document(), TEXT));
  }

  /** Leaves out the end. */
  @Override
  public JsonNode bungle(JsonNode input) {
    return Mapping.json(new Document(NAME, TEXT.substring(0, TEXT.length() / 2)));
  }

  @Override
  public Task task(Passages passages, Random random) {
    return new Task(
        Mapping.json(new Input(NAME)),
        result ->
            Mapping.read(result, Document.class).text().equals(TEXT)
                ? Optional.empty()
                : Optional.of("it is another text"));
  }
}
