package io.sccc.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each published module's API is what its committed {@code public-api.txt} says: a change of it is seen in review. */
public class PublicApiTest {

    private static final Pattern TYPE_NAME = Pattern.compile("\\b[a-z]\\w*(\\.\\w+)+");
    private static final Pattern OWN_OR_JDK = Pattern.compile("(java|javax|io\\.sccc)\\..*");
    private static final List<String> NO_THIRD_PARTY =
            List.of("sccc-core", "sccc-connectors/api", "sccc-rules", "sccc-metrics");

    static List<Module> published() {
        return Module.published();
    }

    @ParameterizedTest
    @MethodSource("published")
    void api_ofModule_isTheCommittedOne(Module module) throws IOException {
        Path file = module.folder().resolve("public-api.txt");
        List<String> now = PublicApi.of(module.classes());
        if (Boolean.getBoolean("sccc.api.update")) {
            Files.write(file, now);
        }
        assertThat(file).as("create it with -Dsccc.api.update=true").exists();
        assertThat(now)
                .as(module + ": meant so? mvn -Pquick -pl sccc-examples -am test -Dtest=PublicApiTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dsccc.api.update=true")
                .isEqualTo(Files.readAllLines(file));
    }

    @ParameterizedTest
    @MethodSource("published")
    void api_ofModuleWithoutForeignTypes_namesOwnAndJdkTypesAlone(Module module) throws IOException {
        if (!NO_THIRD_PARTY.contains(module.name())) {
            return;
        }
        String type = "";
        for (String line : PublicApi.of(module.classes())) {
            type = line.startsWith(" ") ? type : line;
            for (Matcher name = TYPE_NAME.matcher(line); name.find(); ) {
                boolean kie = type.contains(" io.sccc.rules.drools.")
                        || (type.contains(" io.sccc.rules.DroolsRouter.Builder")
                                && name.group().equals("org.kie.api.KieBase"));
                assertThat(kie || OWN_OR_JDK.matcher(name.group()).matches())
                        .as("%s in %s", name.group(), line)
                        .isTrue();
            }
        }
    }

    @Test
    void of_type_showsPublicAndProtectedSorted() {
        assertThat(PublicApi.of(Sample.class))
                .containsExactly(
                        "public abstract static sealed class io.sccc.examples.PublicApiTest.Sample<T extends"
                                + " java.lang.Comparable<T>> implements java.lang.Runnable permits"
                                + " io.sccc.examples.PublicApiTest.Sample.Leaf",
                        "    protected abstract T pick(java.util.List<? extends T>, int[]) throws java.io.IOException",
                        "    protected new(T)",
                        "    public static final int LIMIT",
                        "    public void run()");
    }

    @Test
    void of_nullable_isShown() {
        assertThat(PublicApi.of(Sample.Leaf.class))
                .contains("    public @Nullable java.lang.String name(@Nullable java.lang.String)");
    }

    @Test
    void of_record_showsComponentsWithoutObjectMethods() {
        assertThat(PublicApi.of(Pair.class))
                .containsExactly(
                        "public static final record io.sccc.examples.PublicApiTest.Pair",
                        "    public int a()",
                        "    public java.lang.String b()",
                        "    public new(int, java.lang.String)");
    }

    /** A fixture. */
    public record Pair(int a, String b) {}

    /** A fixture. */
    public abstract static sealed class Sample<T extends Comparable<T>> implements Runnable {

        public static final int LIMIT = 1;

        protected Sample(T first) {}

        protected abstract T pick(List<? extends T> from, int[] at) throws IOException;

        @Override
        public void run() {}

        void hidden() {}

        /** A fixture. */
        public static final class Leaf extends Sample<String> {

            Leaf() {
                super("");
            }

            @Override
            protected String pick(List<? extends String> from, int[] at) {
                return "";
            }

            public @Nullable String name(@Nullable String given) {
                return given;
            }
        }
    }
}
