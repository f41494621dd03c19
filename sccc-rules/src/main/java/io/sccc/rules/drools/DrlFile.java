package io.sccc.rules.drools;

import io.sccc.rules.RuleFaults;
import io.sccc.rules.RuleFaults.Fault;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Rules in Drools' own language.
 *
 * @param name what messages call it
 * @param text as a {@code .drl} file has it
 */
public record DrlFile(String name, String text) {

    private static final String CODE = "SCCC-2101";

    /**
     * A {@code .drl} file, or all such files of a folder in the order of their names.
     *
     * @throws RuleFaults naming every file that cannot be read
     */
    public static List<DrlFile> read(Path fileOrFolder) {
        List<Fault> faults = new ArrayList<>();
        List<DrlFile> files = new ArrayList<>();
        for (Path file : files(fileOrFolder, faults)) {
            read(file, files, faults);
        }
        if (!faults.isEmpty()) {
            throw new RuleFaults(faults);
        }
        return files;
    }

    private static List<Path> files(Path path, List<Fault> faults) {
        if (!Files.isDirectory(path)) {
            if (!isDrl(path)) {
                faults.add(fault(
                        path, "is not DRL: its name does not end in .drl", "Rename it, or give it to rules(...)"));
                return List.of();
            }
            return List.of(path);
        }
        try (Stream<Path> all = Files.list(path)) {
            List<Path> files = all.filter(DrlFile::isDrl).sorted().toList();
            if (files.isEmpty()) {
                faults.add(fault(path, "has no .drl file", "Put one into it, or name another folder"));
            }
            return files;
        } catch (IOException e) {
            faults.add(fault(path, "cannot be listed", "Look at its permissions"));
            return List.of();
        }
    }

    private static void read(Path file, List<DrlFile> files, List<Fault> faults) {
        try {
            files.add(new DrlFile(file.toString(), Files.readString(file)));
        } catch (CharacterCodingException e) {
            faults.add(fault(file, "is not UTF-8", "Save it as UTF-8"));
        } catch (IOException e) {
            boolean there = Files.exists(file);
            faults.add(fault(
                    file,
                    there ? "cannot be read" : "the file is not there",
                    there ? "Look at its permissions" : "Look at the spelling of the path"));
        }
    }

    /** The name without its folders. */
    String shortName() {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    private static Fault fault(Path path, String message, String fix) {
        return new Fault(CODE, path.toString(), 0, null, message, fix);
    }

    private static boolean isDrl(Path path) {
        Path name = path.getFileName();
        return name != null && name.toString().toLowerCase(Locale.ROOT).endsWith(".drl");
    }

    /** The name; not the rules. */
    @Override
    public String toString() {
        return name;
    }
}
