package dev.holdfast.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** What belongs in which room of a service. Annotations are named, so that testkit needs no JPA. */
final class RoomRules {
  private static final String SERVICE = "org.springframework.stereotype.Service";
  private static final String TRANSACTIONAL =
      "org.springframework.transaction.annotation.Transactional";

  private RoomRules() {}

  static ArchRule useCasesAreServices(String root) {
    return classes()
        .that()
        .areMetaAnnotatedWith("org.springframework.stereotype.Component")
        .and()
        .resideInAPackage(root + ".app..")
        .should()
        .beAnnotatedWith(SERVICE)
        .because("what Spring finds in app is a use case");
  }

  static ArchRule useCasesAreTransactions(String root) {
    return methods()
        .that()
        .arePublic()
        .and()
        .areDeclaredInClassesThat()
        .resideInAPackage(root + ".app..")
        .and()
        .areDeclaredInClassesThat()
        .areAnnotatedWith(SERVICE)
        .should(beTransactional())
        .because("one public method of a use case is one transaction");
  }

  static ArchRule controllersAreInApi(String root) {
    return classes()
        .that()
        .areMetaAnnotatedWith("org.springframework.stereotype.Controller")
        .should()
        .resideInAPackage(root + ".api..");
  }

  static ArchRule entitiesAreInDomain(String root) {
    return classes()
        .that()
        .areAnnotatedWith("jakarta.persistence.Entity")
        .should()
        .resideInAPackage(root + ".domain..")
        .because("the aggregate is the entity");
  }

  static ArchRule repositoriesAreInStore(String root) {
    return classes()
        .that()
        .areAssignableTo("org.springframework.data.repository.Repository")
        .should()
        .resideInAPackage(root + ".store..");
  }

  static ArchRule noLedgerHere() {
    return noClasses()
        .that(keepsBooks())
        .should()
        .beTopLevelClasses()
        .because("only escrow-service posts ledger entries");
  }

  private static DescribedPredicate<JavaClass> keepsBooks() {
    return DescribedPredicate.describe(
        "are named after a ledger, a journal or a posting",
        c ->
            c.getSimpleName()
                .matches("(Ledger|Journal|Posting).*|.*(Ledger|Posting|JournalEntry)"));
  }

  private static ArchCondition<JavaMethod> beTransactional() {
    return new ArchCondition<>("be @Transactional, or in a class that is") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        boolean fine =
            method.isMetaAnnotatedWith(TRANSACTIONAL)
                || method.getOwner().isMetaAnnotatedWith(TRANSACTIONAL)
                || method.getModifiers().contains(JavaModifier.SYNTHETIC);
        events.add(new SimpleConditionEvent(method, fine, method.getDescription()));
      }
    };
  }
}
