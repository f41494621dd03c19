package io.sccc.examples.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The key of the pseudonyms: random, in a file readable by its owner alone. */
final class MaskKey {

    private static final int BYTES = 32;

    private MaskKey() {}

    /** The key in a file, made when it is not there; whole or not at all, whenever this process is killed. */
    static byte[] in(Path file) throws IOException {
        if (Files.exists(file)) {
            return read(file);
        }
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        Path beside = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(beside);
        if (beside.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    beside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(beside, Base64.getEncoder().encodeToString(key) + "\n");
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        return key;
    }

    private static byte[] read(Path file) throws IOException {
        try {
            return Base64.getDecoder().decode(Files.readString(file).strip());
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    "%s is no key of pseudonyms; nothing was done. Restore it, or remove it to have another made"
                            .formatted(file));
        }
    }
}
