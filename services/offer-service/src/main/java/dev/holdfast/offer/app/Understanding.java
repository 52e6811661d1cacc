package dev.holdfast.offer.app;

import dev.holdfast.offer.domain.match.Meanings;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the meaning of listed offers, after they are published and never in somebody's way. */
@Service
public class Understanding {

  private final Meanings meanings;

  Understanding(Meanings meanings) {
    this.meanings = meanings;
  }

  @Transactional(readOnly = true)
  public List<UUID> missing(int atMost) {
    return meanings.missing(atMost);
  }

  @Transactional
  public void learn(UUID offerId) {
    meanings.learn(offerId);
  }

  @Transactional(readOnly = true)
  public void refresh() {
    meanings.refresh();
  }
}
