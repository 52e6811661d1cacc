package dev.holdfast.web.json;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what another service of the market answers: a newer one may say more than this one knows.
 */
public final class TolerantJson {
  private TolerantJson() {}

  public static JsonMapper mapper() {
    return JsonMapper.builder()
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .addModule(new MoneyModule())
        .build();
  }
}
