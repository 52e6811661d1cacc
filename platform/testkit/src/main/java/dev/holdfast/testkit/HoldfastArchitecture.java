package dev.holdfast.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The layout's rules in one class; every module runs them on itself:
 *
 * <pre>{@code
 * @Test
 * void keeps_to_the_layout() {
 *   HoldfastArchitecture.check("dev.holdfast.order");
 * }
 * }</pre>
 *
 * <p>A module that lacks a room passes that room's rules.
 */
public final class HoldfastArchitecture {
  private static final String BASE = "dev.holdfast.";
  private static final Set<String> SERVICES =
      Set.of(
          "agent",
          "offer",
          "order",
          "gateway",
          "escrow",
          "settlement",
          "dispute",
          "reputation",
          "metering",
          "notification",
          "mcp");
  private static final Set<String> PLATFORM =
      Set.of("money", "contracts", "messaging", "web", "testkit");
  private static final Set<String> TOOLS =
      Set.of("simulator", "lndcontract", "sdk", "examples", "launcher", "torture", "bench");
  private static final Set<String> LND_USERS =
      Set.of(
          "lnd", "settlement", "simulator", "lndcontract", "sdk", "launcher", "torture", "bench");

  private final String root;
  private final String module;

  private HoldfastArchitecture(String root) {
    this.root = root;
    this.module = root.substring(BASE.length());
  }

  /**
   * Fails with every breach of a rule in the module's main code.
   *
   * @param rootPackage the module's package, such as {@code dev.holdfast.order}
   */
  public static void check(String rootPackage) {
    JavaClasses code =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(rootPackage);
    check(rootPackage, code);
  }

  static void check(String rootPackage, JavaClasses code) {
    if (!rootPackage.startsWith(BASE)) {
      throw new IllegalArgumentException("not a package of ours: " + rootPackage);
    }
    HoldfastArchitecture architecture = new HoldfastArchitecture(rootPackage);
    List<String> breaches = new ArrayList<>();
    for (ArchRule rule : architecture.rules()) {
      var result = rule.allowEmptyShould(true).evaluate(code);
      if (result.hasViolation()) {
        breaches.add(result.getFailureReport().toString());
      }
    }
    if (!breaches.isEmpty()) {
      throw new AssertionError(String.join("\n\n", breaches));
    }
  }

  private List<ArchRule> rules() {
    List<ArchRule> rules = new ArrayList<>();
    rules.add(CodeRules.packagesSayWhatNullMeans());
    rules.add(knowsOnlyItsBelow());
    rules.add(CodeRules.timeComesFromAClock(SERVICES.contains(module)));
    rules.add(CodeRules.noFloatingPointNearMoney(root, module));
    if (!LND_USERS.contains(module)) {
      rules.add(
          noClasses()
              .should()
              .dependOnClassesThat()
              .resideInAPackage(BASE + "lnd..")
              .because("settlement alone talks to LND among the services"));
    }
    if (SERVICES.contains(module)) {
      rules.addAll(rooms());
    }
    return rules;
  }

  /** No service knows another; the platform knows no service; nothing in them knows the tools. */
  private ArchRule knowsOnlyItsBelow() {
    List<String> strangers = new ArrayList<>();
    if (!TOOLS.contains(module)) {
      SERVICES.stream().filter(s -> !s.equals(module)).forEach(s -> strangers.add(in(s)));
      TOOLS.forEach(t -> strangers.add(in(t)));
      if (!module.equals("testkit")) {
        strangers.add(in("testkit"));
      }
    } else if (!module.equals("launcher")) {
      SERVICES.forEach(s -> strangers.add(in(s)));
    }
    if (module.equals("money")) {
      PLATFORM.stream().filter(p -> !p.equals("money")).forEach(p -> strangers.add(in(p)));
    }
    if (module.equals("contracts")) {
      strangers.addAll(List.of(in("messaging"), in("web"), "org.springframework.."));
    }
    return noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(strangers.toArray(String[]::new))
        .because(module + " must not know them");
  }

  private static String in(String module) {
    return BASE + module + "..";
  }

  private List<ArchRule> rooms() {
    List<ArchRule> rules = new ArrayList<>();
    rules.add(theDomainIsPure());
    rules.add(useCasesDependOnTheDomainAlone());
    rules.add(roomKnowsNot("api", "store", "events", "lnd"));
    rules.add(roomKnowsNot("events", "api", "store", "lnd"));
    rules.add(roomKnowsNot("store", "api", "app", "events", "lnd"));
    rules.add(roomKnowsNot("lnd", "api", "app", "store", "events"));
    rules.add(RoomRules.useCasesAreServices(root));
    rules.add(RoomRules.useCasesAreTransactions(root));
    rules.add(RoomRules.controllersAreInApi(root));
    rules.add(RoomRules.entitiesAreInDomain(root));
    rules.add(RoomRules.repositoriesAreInStore(root));
    if (!module.equals("escrow")) {
      rules.add(RoomRules.noLedgerHere());
    }
    return rules;
  }

  private ArchRule theDomainIsPure() {
    return classes()
        .that()
        .resideInAPackage(room("domain"))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "jakarta.persistence..",
                    BASE + "money..",
                    BASE + "contracts..",
                    room("domain"))
                .and(not(resideInAnyPackage("java.sql..", "java.net.http..")))
                .or(PRIMITIVES))
        .because("the domain knows the JDK, money, contracts and persistence annotations");
  }

  private ArchRule useCasesDependOnTheDomainAlone() {
    return classes()
        .that()
        .resideInAPackage(room("app"))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "org.slf4j..",
                    "com.fasterxml.uuid..",
                    "org.springframework.stereotype..",
                    "org.springframework.transaction..",
                    BASE + "money..",
                    BASE + "contracts..",
                    BASE + "messaging..",
                    room("domain"),
                    room("app"))
                .or(PRIMITIVES))
        .because("a use case is the domain, a transaction and the outbox");
  }

  private ArchRule roomKnowsNot(String room, String... others) {
    String[] packages = new String[others.length];
    for (int i = 0; i < others.length; i++) {
      packages[i] = room(others[i]);
    }
    return noClasses()
        .that(resideInAPackage(room(room)))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages)
        .because(room + " reaches the other rooms through app and domain");
  }

  private String room(String name) {
    return root + "." + name + "..";
  }

  private static final DescribedPredicate<JavaClass> PRIMITIVES =
      DescribedPredicate.describe(
          "primitives and arrays of them", c -> c.getBaseComponentType().isPrimitive());
}
