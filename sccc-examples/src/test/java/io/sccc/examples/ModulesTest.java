package io.sccc.examples;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every package of every module. */
class ModulesTest {

    static List<Module> modules() {
        return Module.all();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void packageInfo_ofEveryPackage_isNullMarked(Module module) {
        assertThat(module.packages())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(Class.forName(name + ".package-info"))
                        .as(name)
                        .hasAnnotation(NullMarked.class));
    }

    @Test
    void packages_ofAllModules_areInOneModuleEach() {
        Map<String, List<Module>> owners = Module.all().stream()
                .flatMap(module -> module.packages().stream().map(name -> Map.entry(name, module)))
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
        assertThat(owners)
                .hasSizeGreaterThan(9)
                .allSatisfy((name, in) -> assertThat(in).as(name).hasSize(1));
    }
}
