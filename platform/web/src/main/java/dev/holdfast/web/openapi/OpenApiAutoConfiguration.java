package dev.holdfast.web.openapi;

import dev.holdfast.money.BlockHeight;
import dev.holdfast.money.Msat;
import dev.holdfast.money.Percent;
import dev.holdfast.web.Caller;
import dev.holdfast.web.IdempotencyKey;
import dev.holdfast.web.Idempotent;
import dev.holdfast.web.WebProperties;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** Tells springdoc what it cannot see: amounts are integers, callers come from tokens. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(SpringDocUtils.class)
public class OpenApiAutoConfiguration {
  private static final String TOKEN = "token";

  static {
    SpringDocUtils.getConfig()
        .addRequestWrapperToIgnore(Caller.class, IdempotencyKey.class)
        .replaceWithSchema(Msat.class, integer(Msat.MAX_VALUE, "millisatoshi"))
        .replaceWithSchema(Percent.class, integer(100, "whole percent"))
        .replaceWithSchema(BlockHeight.class, integer(Integer.MAX_VALUE, "block height"));
  }

  @Bean
  @ConditionalOnMissingBean
  OpenAPI openApi(
      @Value("${spring.application.name:holdfast}") String service, WebProperties properties) {
    return new OpenAPI()
        .info(new Info().title("Holdfast " + service).version("v1"))
        .servers(List.of(new Server().url(properties.publicUrl())))
        .components(
            new Components()
                .addSecuritySchemes(
                    TOKEN,
                    new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT")))
        .addSecurityItem(new SecurityRequirement().addList(TOKEN));
  }

  @Bean
  OperationCustomizer idempotencyKeyHeader() {
    return (operation, method) -> {
      if (method.hasMethodAnnotation(Idempotent.class)) {
        operation.addParametersItem(
            new HeaderParameter()
                .name("Idempotency-Key")
                .required(true)
                .description("One for each intent; a repetition has the same and changes nothing.")
                .schema(new StringSchema().minLength(1).maxLength(200)));
      }
      return operation;
    };
  }

  private static Schema<?> integer(long max, String unit) {
    Schema<Object> schema = new Schema<>();
    schema.setTypes(Set.of("integer"));
    schema.setType("integer");
    schema.setFormat("int64");
    schema.setMinimum(BigDecimal.ZERO);
    schema.setMaximum(BigDecimal.valueOf(max));
    schema.setDescription(unit);
    return schema;
  }
}
