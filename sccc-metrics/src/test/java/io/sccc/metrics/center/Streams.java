package io.sccc.metrics.center;

import io.sccc.core.model.Event;
import io.sccc.core.model.Level;
import io.sccc.core.model.Party;
import io.sccc.core.model.PostId;
import io.sccc.core.model.PostKind;
import io.sccc.core.model.Understanding;
import java.time.Duration;
import java.util.Random;

/** Streams of events with everything that a center may tell, from a seed. */
final class Streams {

    private Streams() {}

    static Script random(long seed, int posts) {
        Random random = new Random(seed);
        Script script = new Script();
        for (int i = 0; i < posts; i++) {
            script.after(Duration.ofMinutes(random.nextInt(90)));
            String network = random.nextInt(3) == 0 ? "forum" : "net";
            String root = "r" + random.nextInt(1 + posts / 3);
            String author = random.nextInt(12) == 0 ? null : "u" + random.nextInt(1 + posts / 6);
            Script.Writing post = script.post(network, root, "p" + i, author)
                    .lang(random.nextBoolean() ? "es" : "pt")
                    .feels(new String[] {"positive", "neutral", "negative"}[random.nextInt(3)])
                    .topics("t" + random.nextInt(9))
                    .attribute("brand", "b" + random.nextInt(3))
                    .attribute("team", "team-" + random.nextInt(2))
                    .rules("rule-" + random.nextInt(5))
                    .queue("q" + random.nextInt(2));
            if (random.nextInt(10) == 0) {
                post.untimed();
            } else if (random.nextInt(6) == 0) {
                post.at(script.now().minus(Duration.ofHours(random.nextInt(60))));
            }
            if (random.nextInt(4) == 0) {
                post.followers(random.nextInt(5000)).cue(Understanding.COMPLAINT);
            }
            if (random.nextInt(5) == 0) {
                post.kind(random.nextBoolean() ? PostKind.QUESTION : PostKind.ANSWER)
                        .cost(random.nextInt(10));
            }
            post.routed(Level.values()[random.nextInt(4)]);
            if (random.nextInt(9) == 0) {
                Script.Writing edit = script.post(network, root, "p" + i, author)
                        .lang("en")
                        .feels("negative")
                        .rules("rule-0");
                (random.nextBoolean() ? edit.edited() : edit.deleted()).routed(Level.FACILITATE);
            }
            if (author != null) {
                follow(script, random, network, root, author, i);
            }
        }
        return script;
    }

    private static void follow(Script script, Random random, String network, String root, String author, int i) {
        Party about = Script.party(root, author);
        switch (random.nextInt(16)) {
            case 0 -> script.replied(network, root, "a" + i, random.nextBoolean() ? author : null);
            case 1 -> {
                script.replied(network, root, "a" + i, author).after(Duration.ofMinutes(5));
                script.post(network, root, "b" + i, author).routed(Level.CRM).after(Duration.ofMinutes(7));
                script.replied(network, root, "c" + i, author);
            }
            case 2, 3 -> script.contact(about, "contact-" + random.nextInt(9)).caseOpened(about, "case-" + i / 8);
            case 4 ->
                script.caseOpened(about, "case-" + i)
                        .after(Duration.ofHours(random.nextInt(50)))
                        .caseClosed(about, "case-" + i, random.nextBoolean() ? "not_an_issue" : "solved");
            case 5 -> script.caseReopened(about, "case-" + i / 8);
            case 6, 7 -> script.offered(about);
            case 8 -> script.tell(new Event.ContentClicked(script.head(about.conversation(), 0), about, "article-1"));
            case 9 ->
                script.tell(
                        new Event.Thanked(script.head(about.conversation(), 0), about, PostId.of(network, "p" + i)));
            case 10 ->
                script.tell(new Event.ThreadSolved(script.head(about.conversation(), 0), PostId.of(network, "p" + i)));
            case 11 -> script.tell(new Event.DeadLettered(script.head(null, 0), null, "SCCC-1101"));
            case 12 -> script.tell(new Event.PostDuplicate(script.head(null, 0), PostId.of(network, "p" + i)));
            case 13 ->
                script.tell(
                        new Event.SourceLag(script.head(null, 0), "source-1", Duration.ofSeconds(random.nextInt(99))));
            case 14 -> script.joined(root, "r" + random.nextInt(9));
            default -> script.byTimer(network, root, "p" + i, author, Level.CRM);
        }
    }
}
