package io.sccc.metrics;

import io.sccc.metrics.sketch.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** A store as bytes: what it was built with, the values in use by name, and its panes with numbers in the names' order. */
final class StoreState {

    private static final int MAGIC = 0x53434D53;

    private final Schema schema;
    private final Grid grid;
    private final Duration lateness;
    private final int keys;
    private final Dictionary dictionary;

    StoreState(Schema schema, Grid grid, Duration lateness, int keys, Dictionary dictionary) {
        this.schema = schema;
        this.grid = grid;
        this.lateness = lateness;
        this.keys = keys;
        this.dictionary = dictionary;
    }

    static <T> T open(byte[] bytes, Packed.Reader<T> reader) {
        return Packed.open("metric store", MAGIC, 2, bytes, reader);
    }

    byte[] toBytes(Timeline timeline) {
        return Packed.seal(MAGIC, 2, out -> {
            writeParameters(out);
            timeline.writeTo(out, writeValues(out, timeline));
        });
    }

    private void writeParameters(DataOutput out) throws IOException {
        out.writeUTF(grid.zone().getId());
        Packed.write(out, lateness.toMillis());
        Packed.write(out, keys);
        Packed.write(out, schema.metrics().size());
        for (Metric metric : schema.metrics()) {
            out.writeUTF(metric.kind().name());
            out.writeUTF(metric.name());
            Packed.write(out, metric.by().size());
            for (String dimension : metric.by()) {
                out.writeUTF(dimension);
            }
            Packed.write(out, metric.keep());
        }
    }

    /** What a store was built with. */
    static MetricStore.Builder readParameters(DataInput in) throws IOException {
        MetricStore.Builder builder = MetricStore.builder();
        try {
            builder.zone(ZoneId.of(in.readUTF()));
        } catch (DateTimeException e) {
            throw new IOException("its zone is not known here: " + e.getMessage(), e);
        }
        builder.lateness(Duration.ofMillis(Packed.read(in))).keys(Packed.readInt(in));
        int metrics = Packed.readInt(in);
        for (int i = 0; i < metrics; i++) {
            Metric.Kind kind = Metric.Kind.valueOf(in.readUTF());
            String name = in.readUTF();
            String[] by = new String[Packed.readInt(in)];
            for (int j = 0; j < by.length; j++) {
                by[j] = in.readUTF();
            }
            builder.metrics(new Metric(kind, name, List.of(by), Packed.readInt(in)));
        }
        return builder;
    }

    /** The values in use, each dimension's in order; returns the place of each number. */
    private int[] writeValues(DataOutput out, Timeline timeline) throws IOException {
        boolean[] used = new boolean[dictionary.size()];
        timeline.mark(used);
        List<List<Integer>> byDimension = new ArrayList<>();
        schema.dimensions().forEach(dimension -> byDimension.add(new ArrayList<>()));
        int first = schema.dimensions().size() + 1;
        for (int id = first; id < used.length; id++) {
            if (used[id]) {
                byDimension.get(dictionary.dimension(id)).add(id);
            }
        }
        int[] rank = new int[used.length];
        Arrays.setAll(rank, id -> id);
        int next = first;
        for (List<Integer> ids : byDimension) {
            ids.sort(Comparator.comparing(dictionary::name));
            Packed.write(out, ids.size());
            for (int id : ids) {
                out.writeUTF(dictionary.name(id));
                rank[id] = next++;
            }
        }
        return rank;
    }

    /** Into an empty timeline, after the parameters; its values get numbers here. */
    void readFrom(DataInput in, Timeline into) throws IOException {
        List<Integer> ours = new ArrayList<>();
        for (int id = 0; id <= schema.dimensions().size(); id++) {
            ours.add(id);
        }
        for (int dimension = 0; dimension < schema.dimensions().size(); dimension++) {
            int size = Packed.readInt(in);
            for (int i = 0; i < size; i++) {
                ours.add(dictionary.idOfKept(dimension, in.readUTF()));
            }
        }
        into.readFrom(in, ours::get);
    }
}
