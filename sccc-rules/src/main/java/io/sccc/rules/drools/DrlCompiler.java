package io.sccc.rules.drools;

import io.sccc.rules.RuleFaults;
import java.util.ArrayList;
import java.util.List;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;

/** Compiles DRL by Drools' executable model. The one class that needs {@code drools-engine}. */
final class DrlCompiler {

    private static final String RESOURCES = "src/main/resources/";

    private DrlCompiler() {}

    /**
     * One base of all files. Drools' repository of modules is one for the whole process and forgets ours at once, so that
     * nothing holds a base but who uses it.
     *
     * @param version a name of the files' content
     * @throws RuleFaults naming all that Drools finds wrong
     */
    static synchronized KieBase compile(List<DrlFile> files, String version, ClassLoader loader) {
        KieServices services = KieServices.get();
        ReleaseId id = services.newReleaseId("io.sccc.rules.own", "drl", version);
        KieFileSystem system = services.newKieFileSystem().generateAndWritePomXML(id);
        List<String> paths = new ArrayList<>();
        for (DrlFile file : files) {
            String path = paths.size() + "/" + file.shortName();
            paths.add(path);
            system.write(RESOURCES + path, file.text());
        }
        try {
            KieBuilder builder = services.newKieBuilder(system, loader).buildAll(ExecutableModelProject.class);
            DrlFaults.check(builder.getResults().getMessages(Message.Level.ERROR), paths, files);
            return services.newKieContainer(id, loader).getKieBase();
        } finally {
            services.getRepository().removeKieModule(id);
        }
    }
}
