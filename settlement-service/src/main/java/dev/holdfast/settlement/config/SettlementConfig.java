package dev.holdfast.settlement.config;

import dev.holdfast.messaging.Subscriptions;
import dev.holdfast.money.Msat;
import dev.holdfast.settlement.app.AwaitedResolutions;
import dev.holdfast.settlement.app.Decisions;
import dev.holdfast.settlement.app.HoldDriver;
import dev.holdfast.settlement.app.InstanceName;
import dev.holdfast.settlement.app.LegPlans;
import dev.holdfast.settlement.app.PayoutDriver;
import dev.holdfast.settlement.app.PayoutInvoices;
import dev.holdfast.settlement.app.Reconciler;
import dev.holdfast.settlement.app.Task;
import dev.holdfast.settlement.app.Withdrawals;
import dev.holdfast.settlement.app.Work;
import dev.holdfast.settlement.domain.hold.HoldLimits;
import dev.holdfast.settlement.domain.hold.PreimageVault;
import dev.holdfast.settlement.domain.node.HeldLeases;
import dev.holdfast.settlement.domain.node.Pace;
import dev.holdfast.settlement.domain.payout.PayoutLimits;
import dev.holdfast.settlement.domain.payout.RetryPolicy;
import dev.holdfast.settlement.events.SettlementSubscriptions;
import dev.holdfast.settlement.lnd.RatePace;
import dev.holdfast.settlement.store.AesGcmVault;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;

/** Puts the rooms together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SettlementProperties.class)
@EnableScheduling
class SettlementConfig {
  /**
   * What runs outside of transactions, since it calls nodes, must not keep the connection of a row
   * that it read on the way: by default it does so until it returns, and as many slow calls as the
   * pool has connections would stop everything.
   */
  @Bean
  TransactionManagerCustomizer<AbstractPlatformTransactionManager> connectionsGoBackAtOnce() {
    return transactions ->
        transactions.setTransactionSynchronization(
            AbstractPlatformTransactionManager.SYNCHRONIZATION_ON_ACTUAL_TRANSACTION);
  }

  @Bean(destroyMethod = "shutdownNow")
  ExecutorService settlementThreads() {
    return Executors.newVirtualThreadPerTaskExecutor();
  }

  @Bean
  Work settlementWork(ExecutorService settlementThreads) {
    return new Work(settlementThreads);
  }

  @Bean
  SmartInitializingSingleton settlementWorkers(
      Work work, HoldDriver holds, PayoutDriver payouts, Reconciler reconciler) {
    return () ->
        work.doneBy(task -> {
          switch (task) {
            case Task.OpenPlanned(var plan) -> holds.open(plan);
            case Task.OpenLegs(var escrowId) -> holds.open(escrowId);
            case Task.DriveHold(var legId) -> holds.drive(legId);
            case Task.DriveDecided(var node) -> reconciler.driveDecided(node);
            case Task.CompareLegs(var node) -> reconciler.compareLegs(node);
            case Task.DrivePayouts(var node) -> reconciler.drivePayouts(node);
            case Task.DrivePayout(var payoutId) -> payouts.drive(payoutId);
          }
        });
  }

  @Bean
  AwaitedResolutions awaitedResolutions() {
    return new AwaitedResolutions();
  }

  @Bean
  HeldLeases nodeLeases(SettlementProperties properties) {
    Duration time = properties.lease();
    return new HeldLeases(System::nanoTime, time, time.dividedBy(8));
  }

  @Bean
  InstanceName settlementInstance(SettlementProperties properties) {
    String name = properties.instance();
    return new InstanceName(name.isBlank() ? UUID.randomUUID().toString() : name);
  }

  @Bean
  Pace comparePace(SettlementProperties properties) {
    return new RatePace(properties.comparePerSecond());
  }

  @Bean
  PreimageVault preimageVault(SettlementProperties properties) {
    return new AesGcmVault(
        new SecureRandom(), properties.preimageKeyId(), PreimageKeys.of(properties));
  }

  @Bean
  Subscriptions settlementSubscriptions(
      LegPlans legs, Decisions decisions, PayoutInvoices invoices, Withdrawals withdrawals) {
    return SettlementSubscriptions.of(legs, decisions, invoices, withdrawals);
  }

  @Bean
  HoldLimits holdLimits(SettlementProperties properties) {
    return new HoldLimits(
        properties.maxHtlcsPerLeg(),
        Msat.of(properties.finalFromMsat()),
        Msat.of(properties.smallLegMsat()),
        Msat.of(properties.smallLegsPerChannelMsat()),
        properties.newcomerHtlcsPerChannel(),
        Msat.of(properties.deepFromMsat()),
        properties.deepConfirmations());
  }

  @Bean
  RetryPolicy payoutRetryPolicy(SettlementProperties properties) {
    return new RetryPolicy(
        properties.payoutAttempts(), properties.payoutPause(), properties.payoutLongestPause());
  }

  @Bean
  PayoutLimits payoutLimits(SettlementProperties properties) {
    return new PayoutLimits(
        properties.payoutsPerDestination(),
        properties.payoutsPerNode(),
        Msat.of(properties.unsettledMsatPerNode()),
        properties.payoutCltvLimit(),
        properties.payoutTimeoutSeconds(),
        properties.payoutMaxParts(),
        properties.payoutBlocksToGuard(),
        properties.longestCall(),
        properties.payoutUnderWayAfter());
  }
}
