package io.sccc.core.ledger;

import io.sccc.core.error.PermanentException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a second process, and a second ledger of this one, away from a file; and remembers whether the last holder
 * closed it.
 *
 * <p>A holder of this process is looked for in the system properties, which all class loaders share, before the lock file
 * is opened: on POSIX systems closing any channel of a file gives up every lock the process has on it.
 */
final class LockFile implements AutoCloseable {

    private static final String CLOSED = "closed";
    // far behind the text: where locks are mandatory the text stays readable
    private static final long LOCKED_BYTE = 1L << 40;

    private final String property;
    private final FileChannel channel;
    private final boolean wasClosed;

    private LockFile(String property, FileChannel channel, boolean wasClosed) {
        this.property = property;
        this.channel = channel;
        this.wasClosed = wasClosed;
    }

    /**
     * Takes the lock of a file.
     *
     * @throws PermanentException SCCC-5112 when another has it, naming both
     */
    static LockFile of(Path file) throws IOException {
        Properties shared = System.getProperties();
        String property = LockFile.class.getName() + " " + file;
        if (shared.putIfAbsent(property, self()) != null) {
            throw inUse(file, "another ledger of this process, " + self());
        }
        boolean held = false;
        try {
            LockFile lock = open(file, property);
            held = true;
            return lock;
        } finally {
            if (!held) {
                shared.remove(property);
            }
        }
    }

    private static LockFile open(Path file, String property) throws IOException {
        FileChannel channel = FileChannel.open(
                file.resolveSibling(file.getFileName() + ".lock"),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                Private.attributes(file));
        boolean held = false;
        try {
            @Nullable FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            String text = read(channel);
            if (lock == null) {
                throw inUse(file, text.isEmpty() ? "a process that did not say its name" : text);
            }
            held = true;
            return new LockFile(property, channel, text.equals(CLOSED));
        } finally {
            if (!held) {
                channel.close();
            }
        }
    }

    /** Whether the last holder closed it; false when there was none. */
    boolean wasClosed() {
        return wasClosed;
    }

    /** Tells others who holds it, and the next start that this one has not closed it yet. */
    void use() throws IOException {
        write(self());
    }

    /** Gives the lock up and says that all is well with the file. */
    void closeClean() throws IOException {
        write(CLOSED);
        close();
    }

    /** Gives the lock up; what the file says stays. */
    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            System.getProperties().remove(property);
        }
    }

    private void write(String text) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
        channel.force(true);
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(500);
        channel.read(text, 0);
        return new String(text.array(), 0, text.position(), StandardCharsets.UTF_8);
    }

    private static PermanentException inUse(Path file, String holder) {
        return new PermanentException("SCCC-5112 the ledger " + file + " is in use by " + holder + "; this is " + self()
                + ". It was not opened a second time. Stop the other, or give each its own file");
    }

    private static String self() {
        return "process " + ProcessHandle.current().pid() + " on host " + host();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "without a name";
        }
    }
}
