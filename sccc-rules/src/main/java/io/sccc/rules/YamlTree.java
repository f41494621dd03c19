package io.sccc.rules;

import io.sccc.rules.FaultList.In;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads a text into {@link Node}s from the parser's events, so that no tag can name a class, no alias can multiply and no
 * depth can overflow: each is refused as it is met.
 */
final class YamlTree {

    private static final int DEPTH = 20;
    private static final Set<String> TAGS = Set.of(
            "!",
            "tag:yaml.org,2002:str",
            "tag:yaml.org,2002:int",
            "tag:yaml.org,2002:float",
            "tag:yaml.org,2002:bool",
            "tag:yaml.org,2002:null",
            "tag:yaml.org,2002:map",
            "tag:yaml.org,2002:seq");

    private final In in;
    private final Deque<Open> open = new ArrayDeque<>();
    private @Nullable Node root;

    private YamlTree(In in) {
        this.in = in;
    }

    /** A list or mapping not yet closed. */
    private record Open(Node.Kind kind, int line, List<Node> children) {}

    /** Told by a fault already added; stops the reading. */
    private static final class Refused extends RuntimeException {

        Refused() {
            super(null, null, false, false);
        }
    }

    /** The one document of a text; null when it cannot be read, and then a fault was added. */
    static @Nullable Node read(String text, In in) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel("rules")
                .setCodePointLimit(Integer.MAX_VALUE)
                .build();
        try {
            return new YamlTree(in).read(new Parse(settings).parseString(text).iterator());
        } catch (Refused told) {
            return null;
        } catch (MarkedYamlEngineException e) {
            if (isOpenQuote(e)) {
                in.add(
                        FaultList.YAML,
                        e.getContextMark().map(YamlTree::line).orElse(1),
                        "opens a quote that is never closed",
                        "Close the quote; write \\\" for one inside a text in \"...\"");
                return null;
            }
            int line = e.getProblemMark().map(YamlTree::line).orElse(1);
            in.add(
                    FaultList.YAML,
                    line,
                    "is not YAML: " + Quote.plain(e.getProblem()),
                    "Look at the indentation, colons and quotes"
                            + " of this line and the one above; put texts with : # @ * or quotes into \"...\"");
        } catch (YamlEngineException e) {
            in.add(
                    FaultList.YAML,
                    1,
                    "is not YAML: " + Quote.plain(String.valueOf(e.getMessage())),
                    "Save the file as plain UTF-8 text");
        }
        return null;
    }

    /** Did the text end, or its document, before the quote that began on the line of the context? */
    private static boolean isOpenQuote(MarkedYamlEngineException e) {
        return String.valueOf(e.getContext()).contains("quoted scalar")
                && (e.getProblem().contains("end of stream") || e.getProblem().contains("document separator"));
    }

    private @Nullable Node read(Iterator<Event> events) {
        int documents = 0;
        while (events.hasNext()) {
            Event event = events.next();
            switch (event.getEventId()) {
                case DocumentStart -> {
                    documents++;
                    if (documents > 1) {
                        throw refuse(
                                event, "holds a second document (---)", "Put each document into a file of its own");
                    }
                }
                case Alias -> alias((AliasEvent) event);
                case Scalar -> scalar((ScalarEvent) event);
                case SequenceStart -> start(Node.Kind.LIST, (CollectionStartEvent) event);
                case MappingStart -> start(Node.Kind.MAPPING, (CollectionStartEvent) event);
                case SequenceEnd, MappingEnd -> close();
                default -> {}
            }
        }
        return root;
    }

    private void alias(AliasEvent event) {
        throw refuse(event, "uses an alias (*" + Quote.plain(event.getAlias().getValue()) + ")", "Write the value out");
    }

    private void scalar(ScalarEvent event) {
        check(event, event.getTag());
        add(Node.scalar(event.getValue(), event.isPlain(), line(event)));
    }

    private void start(Node.Kind kind, CollectionStartEvent event) {
        check(event, event.getTag());
        if (open.size() >= DEPTH) {
            throw refuse(
                    event,
                    "is nested deeper than " + DEPTH,
                    "Rules need no more than 8 levels; look for a stray [ or {");
        }
        open.push(new Open(kind, line(event), new ArrayList<>()));
    }

    private void check(NodeEvent event, Optional<String> tag) {
        event.getAnchor().ifPresent(anchor -> {
            throw refuse(
                    event,
                    "sets an anchor (&" + Quote.plain(anchor.getValue()) + ")",
                    "Write values out where they are needed, without & and *");
        });
        tag.filter(name -> !TAGS.contains(name)).ifPresent(name -> {
            throw refuse(
                    event,
                    "has the tag " + Quote.of(name),
                    "Remove the tag: rules hold texts, numbers, lists and mappings only");
        });
    }

    private void close() {
        Open done = open.pop();
        if (done.kind == Node.Kind.LIST) {
            add(new Node(done.kind, "", false, done.line, List.copyOf(done.children), List.of()));
            return;
        }
        List<Node.Entry> entries = new ArrayList<>();
        for (int i = 0; i + 1 < done.children.size(); i += 2) {
            entries.add(new Node.Entry(done.children.get(i), done.children.get(i + 1)));
        }
        add(new Node(done.kind, "", false, done.line, List.of(), List.copyOf(entries)));
    }

    private void add(Node node) {
        Open parent = open.peek();
        if (parent == null) {
            root = node;
        } else {
            parent.children.add(node);
        }
    }

    private Refused refuse(Event event, String message, String fix) {
        in.add(FaultList.YAML, line(event), message, fix);
        return new Refused();
    }

    private static int line(Event event) {
        return event.getStartMark().map(YamlTree::line).orElse(1);
    }

    private static int line(Mark mark) {
        return mark.getLine() + 1;
    }
}
