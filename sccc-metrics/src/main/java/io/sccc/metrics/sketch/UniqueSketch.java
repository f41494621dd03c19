package io.sccc.metrics.sketch;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many different ones: exact up to {@value #EXACT}, HyperLogLog with {@value #REGISTERS} registers above, standard
 * error 1.63 %. The state depends on the set of items alone, whatever their order and however often; so merging is
 * exact: the same as one sketch that saw everything. Only hashes are kept. Not thread-safe.
 *
 * <p>Flajolet, Fusy, Gandouet, Meunier: HyperLogLog (2007); the estimate is Ertl's improved raw one (arXiv 1702.01284),
 * which needs no tables. Hash collisions of 64 bits are neglected.
 */
public final class UniqueSketch {

    /** So many are counted exactly. */
    public static final int EXACT = 256;

    /** Registers above that. */
    public static final int REGISTERS = 4096;

    /** One standard error of an estimate, relative. */
    public static final double ERROR = 0.0163;

    private static final int MAGIC = 0x53435551;
    private static final int LG = 12;
    private static final int SMALLEST = 8;
    private static final int MOST = 64 - LG + 1;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH = 0x8080808080808080L;
    private static final long HIGHEST = MOST * 0x0101010101010101L;

    /** 2<sup>52-rank</sup>. */
    private static final long[] PARTS = new long[64];

    static {
        for (int rank = 1; rank < MOST; rank++) {
            PARTS[rank] = 1L << (MOST - 1 - rank);
        }
    }

    /** Exact while not null: an open table, zero is free. */
    private long @Nullable [] few = new long[SMALLEST];

    private int size;
    private byte[] registers = NONE;

    /** Memory of the other form, for the time after {@link #clear()}. */
    private long @Nullable [] spareFew;

    private byte[] spareRegisters = NONE;

    private static final byte[] NONE = new byte[0];

    /** Empty. */
    public UniqueSketch() {}

    /** A name as an item: 64 well-mixed bits, the same on every machine for ever; never zero. */
    public static long item(String name) {
        int length = name.length();
        long hash = 0x9E3779B97F4A7C15L + length;
        int i = 0;
        for (; i + 4 <= length; i += 4) {
            long four = name.charAt(i)
                    | (long) name.charAt(i + 1) << 16
                    | (long) name.charAt(i + 2) << 32
                    | (long) name.charAt(i + 3) << 48;
            hash = Long.rotateLeft(hash ^ four * 0x9FB21C651E98DF25L, 28) * 0xC2B2AE3D27D4EB4FL;
        }
        long rest = 0;
        for (; i < length; i++) {
            rest = rest << 16 | name.charAt(i);
        }
        hash = Long.rotateLeft(hash ^ rest * 0x9FB21C651E98DF25L, 28) * 0xC2B2AE3D27D4EB4FL;
        hash = mix(hash);
        return hash == 0 ? 1 : hash;
    }

    /** Stafford's thirteenth mixer of 64 bits. */
    private static long mix(long item) {
        long hash = item;
        hash = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
        hash = (hash ^ (hash >>> 27)) * 0x94D049BB133111EBL;
        return hash ^ (hash >>> 31);
    }

    /** Saw a name. */
    public void add(String name) {
        add(item(name));
    }

    /** Saw an item; any numbers will do, they are mixed here. */
    public void add(long item) {
        long hash = mix(item);
        byte[] known = registers;
        if (known.length == REGISTERS) {
            int at = (int) (hash >>> (64 - LG));
            byte rank = rank(hash);
            if (known[at] < rank) {
                known[at] = rank;
            }
        } else {
            addFew(hash == 0 ? 1 : hash);
        }
    }

    private static byte rank(long hash) {
        return (byte) (Long.numberOfLeadingZeros((hash << LG) | (1L << (LG - 1))) + 1);
    }

    private void addFew(long hash) {
        long[] table = table();
        int mask = table.length - 1;
        int at = (int) hash & mask;
        while (table[at] != 0) {
            if (table[at] == hash) {
                return;
            }
            at = (at + 1) & mask;
        }
        if (size == EXACT) {
            thin();
            raise(hash);
            return;
        }
        table[at] = hash;
        size++;
        if (size * 2 > table.length) {
            few = new long[table.length * 2];
            size = 0;
            for (long each : table) {
                if (each != 0) {
                    addFew(each);
                }
            }
        }
    }

    private long[] table() {
        long[] table = few;
        if (table == null) {
            throw new IllegalStateException("no longer exact");
        }
        return table;
    }

    private void thin() {
        long[] table = table();
        few = null;
        spareFew = table;
        size = 0;
        registers = spareRegisters.length == REGISTERS ? spareRegisters : new byte[REGISTERS];
        for (long each : table) {
            if (each != 0) {
                raise(each);
            }
        }
    }

    private void raise(long hash) {
        int at = (int) (hash >>> (64 - LG));
        registers[at] = (byte) Math.max(registers[at], rank(hash));
    }

    /** Adds all the other one saw. */
    public void merge(UniqueSketch other) {
        long[] theirs = other.few;
        if (theirs != null) {
            for (long each : theirs) {
                if (each != 0 && few != null) {
                    addFew(each);
                } else if (each != 0) {
                    raise(each);
                }
            }
            return;
        }
        if (isEmpty()) {
            few = null;
            registers = other.registers.clone();
            return;
        }
        if (few != null) {
            thin();
        }
        unite(registers, other.registers, registers);
    }

    /** Another one that saw all that these two saw; null saw nothing. */
    public static UniqueSketch union(@Nullable UniqueSketch one, @Nullable UniqueSketch other) {
        UniqueSketch both = new UniqueSketch();
        if (one == null || other == null || one.few != null || other.few != null) {
            for (UniqueSketch each : Arrays.asList(one, other)) {
                if (each != null) {
                    both.merge(each);
                }
            }
            return both;
        }
        both.few = null;
        both.registers = new byte[REGISTERS];
        unite(one.registers, other.registers, both.registers);
        return both;
    }

    private static void unite(byte[] one, byte[] other, byte[] both) {
        for (int i = 0; i < REGISTERS; i += 8) {
            LONGS.set(both, i, larger((long) LONGS.get(one, i), (long) LONGS.get(other, i)));
        }
    }

    /** The larger of each two bytes below 128. */
    private static long larger(long a, long b) {
        long mask = ((((a | HIGH) - b) & HIGH) >>> 7) * 0xFF; // all ones where a is not below b
        return (a & mask) | (b & ~mask);
    }

    /** True when {@link #estimate()} is the exact number. */
    public boolean exact() {
        return few != null;
    }

    /** True when nothing was seen. */
    public boolean isEmpty() {
        return few != null && size == 0;
    }

    /** How many different ones. */
    public double estimate() {
        return few != null ? size : raw(registers, registers, registers);
    }

    /**
     * How many different ones these saw together: what {@link #estimate()} would say of all merged. Of up to three, no copy is
     * made.
     */
    public static double estimate(List<UniqueSketch> together) {
        if (together.isEmpty()) {
            return 0;
        }
        if (together.size() > 3 || together.stream().anyMatch(UniqueSketch::exact)) {
            UniqueSketch all = new UniqueSketch();
            together.forEach(all::merge);
            return all.estimate();
        }
        byte[] first = together.get(0).registers;
        byte[] last = together.get(together.size() - 1).registers;
        return raw(first, together.get(together.size() / 2).registers, last);
    }

    /** Two standard errors below; the number itself when exact. */
    public double low() {
        return exact() ? size : estimate() / (1 + 2 * ERROR);
    }

    /** Two standard errors above; the number itself when exact. */
    public double high() {
        return exact() ? size : estimate() / (1 - 2 * ERROR);
    }

    /** The sum of 2<sup>-rank</sup> is reckoned in whole numbers of 2<sup>-52</sup>; rank zero and the highest are apart. */
    private static double raw(byte[] a, byte[] b, byte[] c) {
        long sum = 0;
        int touched = 0;
        int low = 0;
        for (int i = 0; i < REGISTERS; i += 8) {
            long eight = larger((long) LONGS.get(a, i), larger((long) LONGS.get(b, i), (long) LONGS.get(c, i)));
            touched += Long.bitCount((eight + ~HIGH) & HIGH);
            low += Long.bitCount(((eight ^ HIGHEST) + ~HIGH) & HIGH);
            sum += part(eight) + part(eight >>> 8) + part(eight >>> 16) + part(eight >>> 24);
            sum += part(eight >>> 32) + part(eight >>> 40) + part(eight >>> 48) + part(eight >>> 56);
        }
        double z = ((sum >>> 1) * 2.0 + REGISTERS * tau((double) low / REGISTERS)) * 0x1p-52;
        z += REGISTERS * sigma(1 - (double) touched / REGISTERS);
        return 0.5 / Math.log(2) * REGISTERS * REGISTERS / z;
    }

    /** Of the register in the lowest byte. */
    private static long part(long registers) {
        return PARTS[(int) registers & (PARTS.length - 1)];
    }

    private static double sigma(double of) {
        double x = of;
        double y = 1;
        double z = x;
        double before;
        do {
            x *= x;
            before = z;
            z += x * y;
            y += y;
        } while (z != before && !Double.isInfinite(z));
        return z;
    }

    private static double tau(double of) {
        if (of == 0 || of == 1) {
            return 0;
        }
        double x = of;
        double y = 1;
        double z = 1 - x;
        double before;
        do {
            x = Math.sqrt(x);
            before = z;
            y *= 0.5;
            z -= (1 - x) * (1 - x) * y;
        } while (z != before);
        return z / 3;
    }

    /** Empty again; the memory is kept. */
    public void clear() {
        if (few == null) {
            Arrays.fill(registers, (byte) 0);
            spareRegisters = registers;
            registers = NONE;
            few = spareFew == null ? new long[SMALLEST] : spareFew;
        }
        Arrays.fill(few, 0);
        size = 0;
    }

    /** One that goes its own way from here. */
    public UniqueSketch copy() {
        UniqueSketch copy = new UniqueSketch();
        copy.few = few == null ? null : few.clone();
        copy.size = size;
        copy.registers = registers.length == 0 ? NONE : registers.clone();
        return copy;
    }

    /** The same in as little memory as it needs; made to be read. */
    public UniqueSketch packed() {
        UniqueSketch packed = new UniqueSketch();
        packed.merge(this);
        return packed;
    }

    /** Canonical: the same set has the same bytes. */
    public byte[] toBytes() {
        return Packed.seal(MAGIC, 1, this::writeTo);
    }

    /**
     * What {@link #toBytes()} gave.
     *
     * @throws IllegalArgumentException when the bytes are no such sketch, or damaged
     */
    public static UniqueSketch fromBytes(byte[] bytes) {
        return Packed.open("sketch of uniques", MAGIC, 1, bytes, UniqueSketch::readFrom);
    }

    /** Writes the state as part of something larger. */
    public void writeTo(DataOutput out) throws IOException {
        long[] table = few;
        if (table == null) {
            Packed.write(out, EXACT + 1L);
            out.write(registers);
            return;
        }
        Packed.write(out, size);
        long[] sorted = Arrays.stream(table).filter(each -> each != 0).sorted().toArray();
        for (long each : sorted) {
            out.writeLong(each);
        }
    }

    /** Reads what {@link #writeTo} wrote. */
    public static UniqueSketch readFrom(DataInput in) throws IOException {
        UniqueSketch sketch = new UniqueSketch();
        int count = Packed.readInt(in);
        if (count > EXACT) {
            sketch.few = null;
            sketch.registers = new byte[REGISTERS];
            in.readFully(sketch.registers);
            for (byte rank : sketch.registers) {
                if (rank < 0 || rank > MOST) {
                    throw new IOException("a register (%d) is out of range".formatted(rank));
                }
            }
        } else {
            for (int i = 0; i < count; i++) {
                sketch.addFew(in.readLong());
            }
        }
        return sketch;
    }

    /** How many there are, roughly; no item. */
    @Override
    public String toString() {
        return "UniqueSketch[%s%.0f]".formatted(exact() ? "" : "~", estimate());
    }
}
