package dev.holdfast.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

  @Test
  void a_cursor_comes_back_as_it_went() {
    UUID id = UUID.randomUUID();
    Cursor cursor = Objects.requireNonNull(Cursor.decode(Cursor.of("größer", 42L, id).encode(), 3));
    assertThat(cursor.text(0)).isEqualTo("größer");
    assertThat(cursor.number(1)).isEqualTo(42);
    assertThat(cursor.uuid(2)).isEqualTo(id);
  }

  @Test
  void without_a_cursor_a_list_begins_at_its_beginning() {
    assertThat(Cursor.decode(null, 2)).isNull();
    assertThat(Cursor.decode("", 2)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "!!!", "AAAA", "AAAAAAAA", "SGVsbG8gd29ybGQ"})
  void what_no_list_gave_out_is_refused(String text) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> Cursor.decode(text, 1))
        .satisfies(e -> assertThat(e.code()).isEqualTo("validation-failed"));
  }

  @Test
  void a_cursor_that_was_changed_or_is_of_another_list_is_refused() {
    String good = Cursor.of(1000L).encode();
    char changed = good.charAt(7) == 'A' ? 'B' : 'A';
    String tampered = good.substring(0, 7) + changed + good.substring(8);
    assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> Cursor.decode(tampered, 1));
    assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> Cursor.decode(good, 2));
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> Cursor.decode("A".repeat(2_000), 1));
  }

  @Test
  void a_page_has_a_cursor_only_where_there_is_more() {
    List<Integer> rows = IntStream.rangeClosed(1, 3).boxed().toList();
    PageOf<String> first = PageOf.of(rows, 2, String::valueOf, Cursor::of);
    assertThat(first.items()).containsExactly("1", "2");
    assertThat(first.nextCursor()).isEqualTo(Cursor.of(2).encode());
    assertThat(PageOf.of(rows, 3, String::valueOf, Cursor::of).nextCursor()).isNull();
    assertThat(PageOf.of(List.<Integer>of(), 3, String::valueOf, Cursor::of).items()).isEmpty();
  }
}
