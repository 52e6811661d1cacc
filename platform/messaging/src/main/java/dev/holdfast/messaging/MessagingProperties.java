package dev.holdfast.messaging;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param partitions of each topic, fixed when it is first created: a later change would break the
 *     order of a key
 * @param replicas of each topic; 3 where there are three brokers
 * @param patience how long an event may wait for others to be read with it: a service that nobody
 *     waits for reads many at once and costs less
 * @param consumers threads of this instance that handle events, at most one for each partition
 */
@ConfigurationProperties("holdfast.messaging")
record MessagingProperties(
    @DefaultValue("6") int partitions,
    @DefaultValue("1") short replicas,
    @DefaultValue("0ms") Duration patience,
    @DefaultValue("1") int consumers) {}
