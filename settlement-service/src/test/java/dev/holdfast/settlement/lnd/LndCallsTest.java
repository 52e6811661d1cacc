package dev.holdfast.settlement.lnd;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.grpc.ServiceDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The macaroon of a market is for the calls that are made here, and for no other. */
class LndCallsTest {
  private static final List<ServiceDescriptor> SERVICES =
      List.of(
          dev.holdfast.lnd.lnrpc.LightningGrpc.getServiceDescriptor(),
          dev.holdfast.lnd.invoicesrpc.InvoicesGrpc.getServiceDescriptor(),
          dev.holdfast.lnd.routerrpc.RouterGrpc.getServiceDescriptor(),
          dev.holdfast.lnd.chainrpc.ChainNotifierGrpc.getServiceDescriptor());

  @Test
  void the_recipe_of_the_macaroon_names_exactly_the_calls_that_are_made() throws Exception {
    assertThat(recipe()).isEqualTo(callsInCode()).hasSizeGreaterThan(10);
  }

  private static Set<String> recipe() throws IOException {
    String document =
        Files.readString(Path.of(System.getProperty("holdfast.root"), "docs/lightning.md"));
    return Pattern.compile("uri:(/[a-z]+\\.[A-Za-z]+/[A-Za-z0-9]+)")
        .matcher(document)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> callsInCode() {
    Set<String> called =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.holdfast.settlement")
                .stream()
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(call -> call.getTargetOwner().getName().startsWith("dev.holdfast.lnd."))
                .filter(call -> call.getTargetOwner().getName().endsWith("Stub"))
                .map(JavaMethodCall::getName)
                .collect(Collectors.toSet());
    return SERVICES.stream()
        .flatMap(service -> service.getMethods().stream())
        .filter(method -> called.contains(lowerFirst(String.valueOf(method.getBareMethodName()))))
        .map(method -> "/" + method.getFullMethodName())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String lowerFirst(String name) {
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }
}
