package io.sccc.examples.file;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.ZipException;

/** A file that cannot be read to its end: up to which line it could, why not further, and what to do. */
final class UnreadableFile extends IOException {

    UnreadableFile(Path file, long line, IOException why) {
        super("%s cannot be read after line %d: %s".formatted(file, line, words(why)), why);
    }

    private static String words(IOException why) {
        if (why instanceof EOFException || why instanceof ZipException) {
            return "its compressed data is cut off or damaged, or it is no .gz. Maybe copy it again; gzip -t tells.";
        }
        if (why instanceof NoSuchFileException) {
            return "it is not there. Maybe it was moved while it was read?";
        }
        if (why instanceof AccessDeniedException) {
            return "it may not be opened. Check who owns it.";
        }
        return why.getClass().getSimpleName() + " (" + why.getMessage() + "). Check the disk it is on.";
    }
}
