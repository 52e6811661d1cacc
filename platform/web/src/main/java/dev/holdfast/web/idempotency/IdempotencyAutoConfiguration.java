package dev.holdfast.web.idempotency;

import dev.holdfast.web.WebProperties;
import dev.holdfast.web.problem.ProblemWriter;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Only where there is a database to keep claims and answers in. */
@AutoConfiguration(
    afterName = {
      "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration",
      "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
      "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
      "org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration"
    })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({JdbcTemplate.class, PlatformTransactionManager.class})
@ConditionalOnBean(DataSource.class)
public class IdempotencyAutoConfiguration {

  @Bean
  AnswerStore answerStore(
      JdbcTemplate jdbc,
      PlatformTransactionManager transactions,
      WebProperties properties,
      ObjectProvider<Clock> clock) {
    TransactionTemplate own = new TransactionTemplate(transactions);
    own.setName("idempotency");
    own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    return new AnswerStore(
        jdbc,
        own,
        clock.getIfAvailable(Clock::systemUTC),
        properties.web().idempotencyClaim(),
        properties.web().idempotencyRetention());
  }

  @Bean
  FilterRegistrationBean<IdempotencyFilter> idempotencyFilter(
      AnswerStore store, ProblemWriter problems) {
    var registration = new FilterRegistrationBean<>(new IdempotencyFilter(store, problems));
    registration.setDispatcherTypes(
        jakarta.servlet.DispatcherType.REQUEST, jakarta.servlet.DispatcherType.ASYNC);
    registration.setAsyncSupported(true);
    registration.setOrder(0);
    return registration;
  }

  @Bean
  IdempotencyInterceptor idempotencyInterceptor(AnswerStore store) {
    return new IdempotencyInterceptor(store);
  }

  @Bean
  Forgetting idempotencyForgetting(AnswerStore store) {
    return new Forgetting(store);
  }
}
