package dev.holdfast.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.core.env.PropertiesPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.support.SpringFactoriesLoader;

class OwnAutoConfigurationsTest {
  private static final String JPA =
      "org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration";
  private static final String ROUTES =
      "org.springframework.cloud.gateway.server.mvc.GatewayServerMvcAutoConfiguration";
  private static final String WEB =
      "org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration";

  @Test
  void the_gateway_has_routes_and_no_database_and_a_service_the_reverse() {
    OwnAutoConfigurations gateway = filterOf(MarketService.GATEWAY);
    assertThat(gateway.keeps(ROUTES)).isTrue();
    assertThat(gateway.keeps(JPA)).isFalse();
    OwnAutoConfigurations order = filterOf(MarketService.ORDER);
    assertThat(order.keeps(ROUTES)).isFalse();
    assertThat(order.keeps(JPA)).isTrue();
    assertThat(order.keeps(WEB)).isTrue();
  }

  @Test
  void spring_boot_finds_the_filter() {
    assertThat(
            SpringFactoriesLoader.forDefaultResourceLocation()
                .load(AutoConfigurationImportFilter.class))
        .hasAtLeastOneElementOfType(OwnAutoConfigurations.class);
  }

  private static OwnAutoConfigurations filterOf(MarketService service) {
    Properties settings = new Properties();
    settings.setProperty(OwnAutoConfigurations.WITHOUT, String.join(",", service.without()));
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new PropertiesPropertySource("test", settings));
    OwnAutoConfigurations filter = new OwnAutoConfigurations();
    filter.setEnvironment(environment);
    return filter;
  }
}
