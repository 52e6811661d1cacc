package dev.holdfast.web.problem;

import dev.holdfast.web.WebProperties;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.mvc.method.annotation.ExceptionHandlerExceptionResolver;
import tools.jackson.databind.json.JsonMapper;

/** Renders every failure as a problem. */
@AutoConfiguration(
    beforeName = {
      "org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration",
      "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration"
    },
    afterName = "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(WebProperties.class)
public class ProblemAutoConfiguration {

  @Bean
  ProblemWriter problemWriter(WebProperties properties, JsonMapper json) {
    return new ProblemWriter(properties.publicUrl(), json);
  }

  @Bean
  ProblemAdvice problemAdvice() {
    return new ProblemAdvice();
  }

  @Bean
  LastResort lastResort(ProblemWriter problems) {
    return new LastResort(problems);
  }

  @Bean
  @ConditionalOnMissingBean(ErrorController.class)
  ErrorPage errorPage(ProblemWriter problems) {
    return new ErrorPage(problems);
  }

  @Bean
  WebMvcRegistrations problemResolver(ProblemWriter problems) {
    return new WebMvcRegistrations() {
      @Override
      public ExceptionHandlerExceptionResolver getExceptionHandlerExceptionResolver() {
        return new ProblemResolver(problems);
      }
    };
  }

  /** Only where there is a database. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(
      name = {
        "org.springframework.dao.ConcurrencyFailureException",
        "org.springframework.transaction.CannotCreateTransactionException"
      })
  static class Data {
    @Bean
    DataProblemAdvice dataProblemAdvice() {
      return new DataProblemAdvice();
    }
  }
}
