package io.sccc.examples.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The key of the pseudonyms: random, kept beside the run's files, readable by its owner alone. */
final class MaskKey {

    private static final int BYTES = 32;

    private MaskKey() {}

    /** The key in a folder, made when it is not there. */
    static byte[] beside(Path folder) throws IOException {
        Path file = folder.resolve("mask.key");
        if (Files.exists(file)) {
            return Base64.getDecoder().decode(Files.readString(file).strip());
        }
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, Base64.getEncoder().encodeToString(key) + "\n");
        return key;
    }
}
