package dev.holdfast.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** Rules on every class, whichever room it is in. */
final class CodeRules {
  private static final Set<String> FLOATING =
      Set.of("double", "float", "java.lang.Double", "java.lang.Float");

  /** In these every class is near money. A score of reputation-service is not an amount. */
  private static final Set<String> MONEY_MODULES =
      Set.of("money", "contracts", "escrow", "settlement", "order", "dispute");

  private CodeRules() {}

  static ArchRule packagesSayWhatNullMeans() {
    return classes()
        .should(
            new ArchCondition<>("be in a package that is @NullMarked") {
              @Override
              public void check(JavaClass javaClass, ConditionEvents events) {
                boolean marked =
                    javaClass
                        .getPackage()
                        .tryGetPackageInfo()
                        .map(info -> info.isAnnotatedWith(NullMarked.class))
                        .orElse(false);
                events.add(
                    new SimpleConditionEvent(
                        javaClass, marked, javaClass.getPackageName() + " is not @NullMarked"));
              }
            });
  }

  /**
   * The time of day is an input. Tools may hold the system's clock; a service or the platform gets
   * one from its configuration.
   */
  static ArchRule timeComesFromAClock(boolean service) {
    return noClasses()
        .that(areNotConfiguration())
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "it reads the time of day without being given a clock",
                call -> readsTheTime(call) || (service && makesAClock(call))))
        .because("inject Clock");
  }

  private static DescribedPredicate<JavaClass> areNotConfiguration() {
    return DescribedPredicate.describe(
        "are not configuration",
        c ->
            !c.getPackageName().endsWith(".config")
                && !c.getSimpleName().endsWith("AutoConfiguration"));
  }

  private static boolean readsTheTime(JavaMethodCall call) {
    String owner = call.getTargetOwner().getName();
    String method = call.getTarget().getName();
    boolean noArguments = call.getTarget().getRawParameterTypes().isEmpty();
    return noArguments
        && ((owner.startsWith("java.time.") && method.equals("now"))
            || (owner.equals("java.lang.System") && method.equals("currentTimeMillis")));
  }

  private static boolean makesAClock(JavaMethodCall call) {
    return call.getTargetOwner().getName().equals("java.time.Clock")
        && call.getTarget().getName().startsWith("system");
  }

  /**
   * No fraction of a millisatoshi exists, and a double is exact only to 2^53: no field, parameter
   * or result is one in the modules that handle money, or in any class that handles an amount.
   */
  static ArchRule noFloatingPointNearMoney(String root, String module) {
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .and(
            DescribedPredicate.describe(
                "are near money", c -> MONEY_MODULES.contains(module) || handlesAmounts(c)))
        .should(haveNoFloatingPoint());
  }

  private static boolean handlesAmounts(JavaClass javaClass) {
    return Stream.concat(
            javaClass.getFields().stream()
                .flatMap(f -> Stream.of(f.getRawType().getSimpleName(), f.getName())),
            javaClass.getCodeUnits().stream().flatMap(CodeRules::types))
        .anyMatch(name -> name.equals("Msat") || name.endsWith("Msat") || name.endsWith("_msat"));
  }

  private static Stream<String> types(JavaCodeUnit unit) {
    return Stream.concat(Stream.of(unit.getRawReturnType()), unit.getRawParameterTypes().stream())
        .map(JavaClass::getSimpleName);
  }

  private static ArchCondition<JavaClass> haveNoFloatingPoint() {
    return new ArchCondition<>("have no double and no float") {
      @Override
      public void check(JavaClass javaClass, ConditionEvents events) {
        javaClass.getFields().stream()
            .filter(f -> isFloating(f.getRawType()))
            .forEach(f -> events.add(SimpleConditionEvent.violated(f, f.getDescription())));
        javaClass.getCodeUnits().stream()
            // A gauge's lambda has to return a double; it is not part of the class's own face.
            .filter(unit -> !unit.getModifiers().contains(JavaModifier.SYNTHETIC))
            .filter(unit ->
                isFloating(unit.getRawReturnType())
                    || unit.getRawParameterTypes().stream().anyMatch(CodeRules::isFloating))
            .forEach(u -> events.add(SimpleConditionEvent.violated(u, u.getDescription())));
      }
    };
  }

  private static boolean isFloating(JavaClass type) {
    return FLOATING.contains(type.getBaseComponentType().getName());
  }
}
