package dev.holdfast.sdk;

import dev.holdfast.sdk.model.Page;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** All items of a list, fetched page by page as they are read. */
final class Pages<T> implements Iterator<T> {

  private final Function<@Nullable String, Page<T>> fetch;
  private Page<T> page;
  private Iterator<T> items;

  private Pages(Function<@Nullable String, Page<T>> fetch) {
    this.fetch = fetch;
    this.page = fetch.apply(null);
    this.items = page.items().iterator();
  }

  static <T> Stream<T> stream(Function<@Nullable String, Page<T>> fetch) {
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(new Pages<>(fetch), 0), false);
  }

  @Override
  public boolean hasNext() {
    while (!items.hasNext()) {
      String cursor = page.nextCursor();
      if (cursor == null) {
        return false;
      }
      page = fetch.apply(cursor);
      items = page.items().iterator();
    }
    return true;
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return items.next();
  }
}
