package dev.holdfast.torture.market;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far each service has read, and having it read all again. */
public final class ConsumerGroups implements AutoCloseable {
  private static final long PATIENCE_MILLIS = 60_000;
  private static final long PAUSE_MILLIS = 250;

  private final Admin admin;

  ConsumerGroups(String kafka) {
    this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka));
  }

  /** Names of the services that read. */
  public Set<String> names() throws Exception {
    return admin.listGroups().all().get().stream()
        .map(group -> group.groupId())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Has a group begin everything anew.
   *
   * @return the ends of what it is to read again
   * @throws TimeoutException the broker still counts a member of it that was killed
   */
  public Map<TopicPartition, Long> toTheBeginning(String group) throws Exception {
    Map<TopicPartition, OffsetAndMetadata> offsets = offsets(group);
    Map<TopicPartition, OffsetAndMetadata> zero = new HashMap<>();
    offsets.keySet().forEach(partition -> zero.put(partition, new OffsetAndMetadata(0)));
    long until = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (true) {
      try {
        admin.alterConsumerGroupOffsets(group, zero).all().get();
        break;
      } catch (ExecutionException e) {
        if (System.currentTimeMillis() > until) {
          throw new TimeoutException(group + " is still read by someone: " + e.getMessage());
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    }
    return ends(offsets.keySet());
  }

  private static long end(ListOffsetsResultInfo info) {
    return info.offset();
  }

  /** Whether the group has read this far. */
  public boolean hasRead(String group, Map<TopicPartition, Long> ends) throws Exception {
    Map<TopicPartition, OffsetAndMetadata> offsets = offsets(group);
    return ends.entrySet().stream()
        .allMatch(end -> {
          OffsetAndMetadata read = offsets.get(end.getKey());
          return read != null && read.offset() >= end.getValue();
        });
  }

  /** The ends of all that is read, if every group has read this far; nothing if one has not. */
  public Optional<Map<TopicPartition, Long>> allRead() throws Exception {
    Map<TopicPartition, Long> all = new HashMap<>();
    for (String group : names()) {
      Map<TopicPartition, Long> ends = ends(offsets(group).keySet());
      if (!hasRead(group, ends)) {
        return Optional.empty();
      }
      all.putAll(ends);
    }
    return Optional.of(all);
  }

  private Map<TopicPartition, Long> ends(Set<TopicPartition> partitions) throws Exception {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    partitions.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
    return admin.listOffsets(latest).all().get().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> end(entry.getValue())));
  }

  private Map<TopicPartition, OffsetAndMetadata> offsets(String group) throws Exception {
    return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
  }

  @Override
  public void close() {
    admin.close();
  }
}
