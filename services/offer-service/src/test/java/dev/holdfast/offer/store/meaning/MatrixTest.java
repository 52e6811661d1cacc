package dev.holdfast.offer.store.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MatrixTest {

  private static final float[] EAST = {1, 0};

  private final Matrix matrix = new Matrix(2);

  @Test
  void the_nearest_are_found_first_whatever_was_changed_and_removed_before() {
    Random random = new Random(1);
    Map<UUID, Float> expected = new HashMap<>();
    List<UUID> all = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      all.add(new UUID(0, i));
    }
    for (int step = 0; step < 1_000; step++) {
      UUID id = all.get(random.nextInt(all.size()));
      if (random.nextInt(3) == 0) {
        matrix.remove(id);
        expected.remove(id);
      } else {
        float east = random.nextFloat();
        matrix.put(id, new float[] {east, 0.5f});
        expected.put(id, east);
      }
    }
    assertThat(matrix.size()).isEqualTo(expected.size());
    assertThat(matrix.nearest(EAST, 10).keySet())
        .containsExactlyElementsOf(
            expected.entrySet().stream()
                .sorted(Map.Entry.<UUID, Float>comparingByValue(Comparator.reverseOrder()))
                .limit(10)
                .map(Map.Entry::getKey)
                .toList());
  }

  @Test
  void what_was_removed_has_no_likeness() {
    UUID id = new UUID(1, 1);
    matrix.put(id, EAST);
    assertThat(matrix.product(id, EAST)).isEqualTo(1);
    matrix.remove(id);
    assertThat(matrix.product(id, EAST)).isNull();
    assertThat(matrix.nearest(EAST, 5)).isEmpty();
  }
}
