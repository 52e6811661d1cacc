package dev.holdfast.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param nextCursor of the page after this one; null at the end
 */
public record PageOf<T>(
    @JsonProperty("items") List<T> items,
    @JsonProperty("next_cursor") @Nullable String nextCursor) {

  public PageOf {
    items = List.copyOf(items);
  }

  /**
   * Makes a page of {@code limit + 1} rows read: the row too many only says that there is more.
   *
   * @param cursor the cursor that goes on after a row, see {@link Cursor#of}
   */
  public static <R, T> PageOf<T> of(
      List<R> rows, int limit, Function<R, T> item, Function<R, Cursor> cursor) {
    boolean more = rows.size() > limit;
    List<R> shown = more ? rows.subList(0, limit) : rows;
    return new PageOf<>(
        shown.stream().map(item).toList(), more ? cursor.apply(shown.getLast()).encode() : null);
  }
}
