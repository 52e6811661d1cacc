package dev.holdfast.agent;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Starts agent-service. */
@SpringBootApplication
public class AgentApplication {

  /** The application with its own configuration file, for the launcher and tests as well. */
  public static SpringApplicationBuilder application() {
    return new SpringApplicationBuilder(AgentApplication.class)
        .properties("spring.config.name=agent-service");
  }

  public static void main(String[] args) {
    application().run(args);
  }
}
