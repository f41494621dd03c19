package io.sccc.knowledge;

import io.sccc.core.error.PermanentException;
import io.sccc.core.model.Content;
import io.sccc.core.model.TenantId;
import io.sccc.core.model.Visibility;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;

/** Writes an index and opens it again. An index says in its commit that it is ours and in which form. */
final class IndexFolder {

    // a word said twice is hardly more about it: titles and posts are short
    private static final float SATURATION = 0.7f;
    private static final float LENGTH = 0.75f;

    private static final String MARK = "sccc.knowledge";
    private static final String FORM = "1";
    private static final String CURE = ". Maybe build it again: sccc index --docs DOCS --index DIR.";
    private static final int MOST_FAULTS = 50;

    private IndexFolder() {}

    static Similarity similarity() {
        return new BM25Similarity(SATURATION, LENGTH);
    }

    /**
     * Replaces what the folder holds in one step: who reads sees the old content until the new is whole, and who has the
     * old open keeps it.
     */
    static void replace(Path folder, Iterable<Content> contents) {
        try {
            Files.createDirectories(folder);
            requireIndexFiles(folder);
            try (Directory directory = FSDirectory.open(folder)) {
                clearDamaged(directory, folder);
                write(directory, contents);
            }
        } catch (LockObtainFailedException e) {
            throw new PermanentException("Knowledge index " + folder + " is being written by somebody else", e);
        } catch (IOException e) {
            throw new PermanentException("Knowledge index " + folder + " cannot be written: " + kind(e), e);
        }
    }

    static DirectoryReader open(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new PermanentException("Knowledge index " + folder + " is not a folder" + CURE);
        }
        try {
            return checked(DirectoryReader.open(FSDirectory.open(folder)), folder);
        } catch (IOException | RuntimeException e) {
            throw e instanceof PermanentException known ? known : new PermanentException(unreadable(folder, e), e);
        }
    }

    /** Writes public content; private content leaves no trace in an index. */
    static void write(Directory directory, Iterable<Content> contents) throws IOException {
        IndexWriterConfig config = new IndexWriterConfig()
                .setOpenMode(OpenMode.CREATE)
                .setSimilarity(similarity())
                .setMergeScheduler(new SerialMergeScheduler())
                .setCommitOnClose(false);
        try (IndexWriter writer = new IndexWriter(directory, config)) {
            writer.setLiveCommitData(Map.of(MARK, FORM).entrySet());
            Set<Map.Entry<TenantId, String>> seen = new HashSet<>();
            List<String> twice = new ArrayList<>();
            for (Content content : contents) {
                if (!seen.add(Map.entry(content.tenant(), content.id()))) {
                    twice.add(content.toString());
                } else if (content.visibility() == Visibility.PUBLIC) {
                    writer.addDocument(Indexed.document(content));
                }
            }
            requireOnce(twice);
            writer.forceMerge(1);
            writer.commit();
        }
    }

    private static void requireOnce(List<String> twice) {
        if (!twice.isEmpty()) {
            throw new IllegalArgumentException(twice.size() + " ids stand twice, among them "
                    + twice.subList(0, Math.min(MOST_FAULTS, twice.size()))
                    + ". Maybe two sources were joined? Give each content its own id.");
        }
    }

    private static DirectoryReader checked(DirectoryReader reader, Path folder) throws IOException {
        try {
            String form = reader.getIndexCommit().getUserData().get(MARK);
            if (!FORM.equals(form)) {
                throw new PermanentException("Knowledge index " + folder + " was written by "
                        + (form == null ? "another program" : "another version (form " + form + ")") + CURE);
            }
            for (LeafReaderContext leaf : reader.leaves()) {
                leaf.reader().checkIntegrity();
            }
            return reader;
        } catch (IOException | RuntimeException e) {
            reader.directory().close();
            reader.close();
            throw e;
        }
    }

    // never write among somebody's files
    private static void requireIndexFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            boolean foreign = files.map(file -> file.getFileName().toString()).anyMatch(name -> !isIndexFile(name));
            if (foreign) {
                throw new PermanentException("Folder " + folder
                        + " holds files that are no knowledge index. Maybe name an empty or new folder.");
            }
        }
    }

    private static boolean isIndexFile(String name) {
        return name.matches("_[a-z0-9]+[_.].*|(pending_)?segments_[a-z0-9]+|write\\.lock");
    }

    // under the lock: what looks damaged may be what somebody else is writing
    private static void clearDamaged(Directory directory, Path folder) throws IOException {
        try (Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            if (isDamaged(directory, folder)) {
                clear(directory);
            }
            lock.ensureValid();
        }
    }

    private static boolean isDamaged(Directory directory, Path folder) throws IOException {
        if (!DirectoryReader.indexExists(directory)) {
            return false;
        }
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            if (!reader.getIndexCommit().getUserData().containsKey(MARK)) {
                throw new PermanentException(
                        "Folder " + folder + " holds an index of another program. Maybe name an empty or new folder.");
            }
            return false;
        } catch (PermanentException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            return true;
        }
    }

    private static void clear(Directory directory) throws IOException {
        for (String file : directory.listAll()) {
            if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
                directory.deleteFile(file);
            }
        }
    }

    private static String unreadable(Path folder, Exception fault) {
        return "Knowledge index " + folder + " cannot be opened: " + kind(fault) + CURE;
    }

    private static String kind(Exception fault) {
        if (fault instanceof IndexFormatTooNewException || fault instanceof IndexFormatTooOldException) {
            return "it was written by another version";
        }
        if (fault instanceof CorruptIndexException || fault instanceof RuntimeException) {
            return "it is damaged";
        }
        return fault instanceof IndexNotFoundException
                ? "it holds no index"
                : "it is damaged or cannot be read (" + fault.getClass().getSimpleName() + ")";
    }
}
