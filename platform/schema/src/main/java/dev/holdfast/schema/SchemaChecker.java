package dev.holdfast.schema;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.google.re2j.Pattern;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;

/**
 * Vets schemas and checks texts against them (JSON Schema, draft 2020-12). Checks run on a few
 * threads of their own and have a time limit: a virtual thread that computes is not taken off its
 * carrier, so a slow check on a request's thread would slow down everybody.
 */
public final class SchemaChecker implements AutoCloseable {

  private static final int THREADS = 2;
  private static final int WAITING = 200;
  private static final int MOST_MISMATCHES = 20;

  private final Duration limit;
  private final ThreadPoolExecutor threads;
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder
                  .schemaCacheEnabled(false)
                  .schemaRegistryConfig(
                      SchemaRegistryConfig.builder()
                          .regularExpressionFactory(pattern -> {
                            Pattern compiled = Pattern.compile(pattern);
                            return text -> compiled.matcher(text).find();
                          })
                          .build()));
  private final Schema metaSchema =
      registry.getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));
  private final LoadingCache<String, Schema> compiled =
      Caffeine.newBuilder().maximumSize(1_000).build(this::compile);

  /**
   * @param limit of one check
   */
  public SchemaChecker(Duration limit) {
    this.limit = limit;
    this.threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().name("schema-check-", 0).daemon().factory());
  }

  /**
   * Takes a schema or says why not.
   *
   * @throws SchemaRefusedException where it is too large, refers elsewhere or to itself, has a
   *     pattern that is not linear, or is no schema
   */
  public void vet(String schema) {
    var unused = compiled.get(schema);
  }

  /**
   * Where a text does not fit a schema; at most 20 places, empty where it fits.
   *
   * @throws SchemaRefusedException as {@link #vet}
   * @throws CheckTimedOutException where the check takes too long or too many wait
   */
  public List<Mismatch> check(String schema, JsonNode text) {
    Future<List<Mismatch>> check;
    try {
      check = threads.submit(() -> mismatches(compiled.get(schema), text));
    } catch (RejectedExecutionException e) {
      throw new CheckTimedOutException(limit);
    }
    try {
      return check.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      check.cancel(true);
      throw new CheckTimedOutException(limit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CheckTimedOutException(limit);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SchemaRefusedException refused) {
        throw refused;
      }
      throw new IllegalStateException("a check failed", e.getCause());
    }
  }

  private Schema compile(String schema) {
    JsonNode node = SchemaRules.read(schema);
    List<Mismatch> wrong = mismatches(metaSchema, node);
    if (!wrong.isEmpty()) {
      throw new SchemaRefusedException(
          "It is no JSON Schema: " + wrong.getFirst().pointer() + " " + wrong.getFirst().detail());
    }
    return registry.getSchema(node);
  }

  private static List<Mismatch> mismatches(Schema schema, JsonNode text) {
    return schema.validate(text).stream()
        .limit(MOST_MISMATCHES)
        .map(SchemaChecker::mismatch)
        .toList();
  }

  private static Mismatch mismatch(Error error) {
    return new Mismatch(error.getInstanceLocation().toString(), error.getMessage());
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
