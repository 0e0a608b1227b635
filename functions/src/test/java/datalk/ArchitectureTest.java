package datalk;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import jakarta.inject.Inject;
import java.util.Date;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The walls between the rooms, as ARCHITECTURE.md draws them. A room that has no class yet passes; the local run, which
 * is never deployed and talks to a terminal, is no room.
 */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/datalk/local/"))
            .importPackages("datalk");

    @ParameterizedTest(name = "{0} may import {1}")
    @CsvSource(
            nullValues = "nothing",
            textBlock =
                    """
                    semantic,  nothing
                    llm,       nothing
                    problem,   nothing
                    plan,      semantic
                    grounding, semantic plan
                    pipeline,  semantic plan
                    planning,  semantic plan grounding llm
                    database,  problem
                    execution, semantic plan pipeline grounding database
                    phrasing,  semantic plan planning execution
                    question,  semantic plan grounding pipeline planning execution phrasing llm problem
                    records,   problem
                    azure,     secrets
                    secrets,   nothing
                    """)
    void roomImportsOnlyWhatItMay(String room, String others) {
        String[] allowed = Stream.concat(
                        Stream.of(room),
                        others == null
                                ? Stream.empty()
                                : Stream.of(others.trim().split(" +")))
                .map(name -> "datalk." + name + "..")
                .toArray(String[]::new);

        classes()
                .that()
                .resideInAPackage("datalk." + room + "..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed).or(not(resideInAPackage("datalk.."))))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void roomsHaveNoCycles() {
        slices().matching("datalk.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    /** Azure too: it opens the connection early and asks whether the database answers, and runs no query. */
    @Test
    void onlyExecutionRecordsAndAzureHoldDatabaseConnections() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "datalk.database..", "datalk.execution..", "datalk.records..", "datalk.azure..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.mongodb.client") // its subpackage model only builds stages
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void azureHoldsTheDatabaseConnectionInOnePlace() {
        noClasses()
                .that()
                .resideInAPackage("datalk.azure..")
                .and()
                .haveNameNotMatching(".*DatabaseConnection.*")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.mongodb..")
                .check(CLASSES);
    }

    @Test
    void theCoreKnowsNoHttp() {
        noClasses()
                .that()
                .resideInAnyPackage("datalk.plan..", "datalk.semantic..", "datalk.pipeline..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.micronaut.http..")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        noFields().should().beAnnotatedWith(Inject.class).check(CLASSES);
    }

    @Test
    void nothingUsesOldDates() {
        noClasses().should().dependOnClassesThat().belongToAnyOf(Date.class).check(CLASSES);
    }

    /** But for the log, which the host of Azure Functions reads off the streams. */
    @Test
    void nothingPrints() {
        GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CLASSES.that(not(simpleName("HostLog"))));
    }
}
