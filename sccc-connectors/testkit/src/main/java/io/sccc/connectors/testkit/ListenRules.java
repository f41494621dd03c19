package io.sccc.connectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sccc.connectors.Capability;
import io.sccc.connectors.Connector;
import io.sccc.core.model.Author;
import io.sccc.core.model.Post;
import io.sccc.core.model.PostKind;
import io.sccc.core.model.Visibility;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What listening promises (rules L): nothing is lost, nothing is made up, whatever the vendor does. */
abstract class ListenRules<C extends Connector> extends ReadRules<C> {

    private static final int BEGINNING = 4096;
    private static final Instant LATER = Instant.parse("2026-03-01T12:00:00Z");

    /** Does it listen? If not, that is all there is to check: fetch yields nothing and asks nobody. */
    private boolean deaf() {
        if (has(Capability.LISTEN)) {
            return false;
        }
        assertThat(connector().fetch(Cursor.START)).isEqualTo(Page.empty(Cursor.START));
        assertThat(connector().listens()).isFalse();
        assertThat(wire().sent()).as("requests sent").isEmpty();
        return true;
    }

    private Walk reads(List<Item> items) {
        again();
        shelf().hold(wire(), items);
        return walk(connector(), Capability.LISTEN, Cursor.START);
    }

    private Walk goesOn(Cursor from, List<Item> items) {
        again();
        shelf().hold(wire(), items);
        return walk(connector(), Capability.LISTEN, from);
    }

    private List<String> expected(Integer... numbers) {
        return Arrays.stream(numbers).map(number -> shelf().id(number)).toList();
    }

    private static List<String> heard(Walk walk) {
        return posts(walk.all()).stream().map(post -> post.id().nativeId()).toList();
    }

    private Post post(Walk walk, int number, Trait trait) {
        assertThat(heard(walk)).as("%s", cure(trait)).contains(shelf().id(number));
        return post(walk, number);
    }

    private Post post(Walk walk, int number) {
        return posts(walk.all()).stream()
                .filter(post -> post.id().nativeId().equals(shelf().id(number)))
                .reduce((one, later) -> later)
                .orElseThrow(() -> new AssertionError("item " + number + " was not heard of"));
    }

    private static List<Item> replaced(List<Item> items, int number, Item with) {
        List<Item> other = new ArrayList<>(items);
        other.set(number - 1, with);
        return other;
    }

    @Test
    void L01_fetch_toTheEnd_everyItemOnce_oldestFirst() {
        if (deaf()) {
            return;
        }
        Walk walk = reads(items(5));
        assertThat(heard(walk)).isEqualTo(expected(1, 2, 3, 4, 5));
        assertThat(walk.pages().size() > 1 || recorded().lacks(Trait.PAGED))
                .as("more than one page, or lacks(PAGED)")
                .isTrue();
    }

    @Test
    void L02_fetch_itemsAreMapped_idNetworkAccountTextTimeAuthor() {
        if (deaf()) {
            return;
        }
        for (Item item : items(3)) {
            Post post = post(reads(items(3)), item.number());
            assertThat(post.id().accountId()).isEqualTo(connector().account());
            assertThat(post.text().strip()).as("text of %s", item).isEqualTo(item.text());
            assertThat(post.postedAt()).as("time of %s", item).isEqualTo(item.at());
            assertThat(post.deleted()).isFalse();
            assertThat(post.authorRole().company())
                    .as("%s is of the company", item)
                    .isFalse();
            assertThat(Objects.requireNonNull(post.author()).id()).isEqualTo(shelf().person(item.writer()));
        }
    }

    @Test
    void L03_fetch_resumeFromEveryCursor_sameItems() {
        if (deaf()) {
            return;
        }
        Walk whole = reads(items(5));
        for (int page = 0; page < whole.begins().size(); page++) {
            C other = connector(wire());
            List<String> rest =
                    heard(walk(other, Capability.LISTEN, whole.begins().get(page)));
            other.close();
            List<String> owed = whole.from(page).stream().map(VerbContract::id).toList();
            assertThat(rest).as("items from page %d on", page + 1).endsWith(owed.toArray(String[]::new));
        }
    }

    @Test
    void L04_fetch_atTheEnd_isEmpty_andStays() {
        if (deaf()) {
            return;
        }
        Walk walk = reads(items(3));
        Walk again = walk(connector(), Capability.LISTEN, walk.end());
        assertThat(fresh(walk, again)).as("items after the end").isEmpty();
        assertThat(fresh(walk, walk(connector(), Capability.LISTEN, again.end())))
                .isEmpty();
    }

    /** What the second walk yields that the first had not: repetitions are known by id and revision. */
    private static List<String> fresh(Walk first, Walk second) {
        List<String> known = posts(first.all()).stream().map(Post::toString).toList();
        return posts(second.all()).stream()
                .map(Post::toString)
                .filter(post -> !known.contains(post))
                .toList();
    }

    @Test
    void L05_fetch_later_yieldsWhatIsNew() {
        if (deaf()) {
            return;
        }
        Walk first = reads(items(3));
        Walk second = goesOn(first.end(), items(5));
        assertThat(heard(second)).contains(expected(4, 5).toArray(String[]::new));
        assertThat(fresh(first, second)).as("new items").hasSize(2);
    }

    @Test
    void L06_fetch_nothingThere_isAnEmptyPage() {
        if (deaf()) {
            return;
        }
        Walk walk = reads(List.of());
        assertThat(walk.all()).isEmpty();
        assertThat(heard(goesOn(walk.end(), items(2)))).as("what came later").isEqualTo(expected(1, 2));
    }

    @Test
    void L07_fetch_sameItemTwice_isTheSameIdAndRevision() {
        if (deaf()) {
            return;
        }
        List<Item> items = new ArrayList<>(items(4));
        items.add(2, items.get(1));
        Walk walk = reads(items);
        assertThat(heard(walk)).contains(expected(1, 2, 3, 4).toArray(String[]::new));
        assertThat(posts(walk.all()).stream().map(Post::toString).distinct())
                .as("ids and revisions")
                .hasSize(4);
    }

    @Test
    void L08_fetch_itemsOutOfOrder_noneIsLost() {
        if (deaf()) {
            return;
        }
        List<Item> all = items(5);
        Walk walk = reads(List.of(all.get(0), all.get(2), all.get(1), all.get(4), all.get(3)));
        assertThat(heard(walk)).contains(expected(1, 2, 3, 4, 5).toArray(String[]::new));
    }

    @Test
    void L09_fetch_equalTimes_atThePagesEdge_noneIsLost() {
        if (deaf()) {
            return;
        }
        List<Item> items =
                items(5).stream().map(item -> item.at(Item.of(1, "").at())).toList();
        assertThat(heard(reads(items))).contains(expected(1, 2, 3, 4, 5).toArray(String[]::new));
    }

    @Test
    void L10_fetch_editedItem_isTheSameId_ofALargerRevision() {
        if (deaf()) {
            return;
        }
        Walk before = reads(items(3));
        Item edited = items(3).get(1).changed(LATER, Trait.EDITED, "corregido");
        List<Item> items = new ArrayList<>(replaced(items(3), 2, edited));
        if (recorded().lacks(Trait.EDITED)) {
            assertThat(posts(before.all()))
                    .allMatch(post -> post.revision() == post(before, 1).revision()
                            || !post.id().equals(post(before, 1).id()));
            assertThat(fresh(before, goesOn(before.end(), items(3))))
                    .as("edits made up")
                    .isEmpty();
            return;
        }
        Post old = post(before, 2);
        Post now = post(goesOn(before.end(), items), 2, Trait.EDITED);
        assertThat(now.revision()).as("revision").isGreaterThan(old.revision());
        assertThat(now.text().strip()).isEqualTo("corregido");
        assertThat(now.postedAt()).isEqualTo(old.postedAt());
    }

    @Test
    void L11_fetch_deletedItem_isTold() {
        if (deaf()) {
            return;
        }
        Walk before = reads(items(3));
        assertThat(posts(before.all())).as("deletions made up").noneMatch(Post::deleted);
        Item gone = items(3).get(1).changed(LATER, Trait.DELETED, "");
        if (recorded().lacks(Trait.DELETED)) {
            assertThat(posts(goesOn(before.end(), items(4)).all()))
                    .as("deletions made up")
                    .noneMatch(Post::deleted);
            return;
        }
        Post now = post(goesOn(before.end(), replaced(items(3), 2, gone)), 2, Trait.DELETED);
        assertThat(now.deleted()).as("deleted; %s", cure(Trait.DELETED)).isTrue();
    }

    @Test
    void L12_fetch_ownPost_isTheCompanys() {
        if (deaf()) {
            return;
        }
        if (recorded().lacks(Trait.OWN)) {
            assertThat(posts(reads(items(3)).all())).noneMatch(Post::byCompany);
            return;
        }
        Walk walk = reads(replaced(items(3), 2, items(3).get(1).with(Trait.OWN)));
        for (Post post : posts(walk.all())) {
            assertThat(post.authorRole().company())
                    .as("%s is of the company; %s", post, cure(Trait.OWN))
                    .isEqualTo(post.id().nativeId().equals(shelf().id(2)));
        }
        assertThat(heard(walk)).as("others").contains(expected(1, 3).toArray(String[]::new));
    }

    @Test
    void L13_fetch_comment_isPublic_andNoDirectMessage() {
        if (deaf()) {
            return;
        }
        assertThat(posts(reads(items(3)).all()))
                .allMatch(post -> post.kind() != PostKind.DIRECT_MESSAGE)
                .allMatch(post -> post.visibility() == Visibility.PUBLIC);
    }

    @Test
    void L14_fetch_directMessage_isPrivate() {
        if (deaf()) {
            return;
        }
        if (recorded().lacks(Trait.DIRECT)) {
            assertThat(posts(reads(items(3)).all())).noneMatch(post -> post.kind() == PostKind.DIRECT_MESSAGE);
            return;
        }
        Post post = post(reads(replaced(items(3), 2, items(3).get(1).with(Trait.DIRECT))), 2, Trait.DIRECT);
        assertThat(post.kind()).as("%s", cure(Trait.DIRECT)).isEqualTo(PostKind.DIRECT_MESSAGE);
        assertThat(post.visibility()).isEqualTo(Visibility.PRIVATE);
    }

    @Test
    void L15_fetch_answer_namesWhatItAnswers() {
        if (deaf()) {
            return;
        }
        if (recorded().lacks(Trait.ANSWERING)) {
            assertThat(posts(reads(items(3)).all())).allMatch(post -> post.inReplyTo() == null);
            return;
        }
        Walk walk = reads(replaced(items(3), 2, items(3).get(1).answering(1)));
        assertThat(post(walk, 2, Trait.ANSWERING).inReplyTo())
                .as("%s", cure(Trait.ANSWERING))
                .isEqualTo(shelf().id(1));
        assertThat(post(walk, 3).inReplyTo()).isNotEqualTo(shelf().id(1));
    }

    @Test
    void L16_fetch_unknownAuthor_isNobody() {
        if (deaf()) {
            return;
        }
        if (recorded().lacks(Trait.ANONYMOUS)) {
            assertThat(posts(reads(items(3)).all())).allMatch(post -> post.author() != null);
            return;
        }
        Post post = post(reads(replaced(items(3), 2, items(3).get(1).with(Trait.ANONYMOUS))), 2, Trait.ANONYMOUS);
        Author author = post.author();
        assertThat(author == null ? "" : author.id())
                .as("id of nobody; %s", cure(Trait.ANONYMOUS))
                .isEmpty();
    }

    @Test
    void L17_fetch_unknownFields_changeNothing() {
        if (deaf()) {
            return;
        }
        List<Object> plain = reads(items(3)).all();
        again();
        shelf().hold(wire(), items(3));
        wire().overlay(Strangers::into);
        assertThat(walk(connector(), Capability.LISTEN, Cursor.START).all()).isEqualTo(plain);
    }

    @Test
    void L18_fetch_unknownKind_isAPostAllTheSame() {
        if (deaf()) {
            return;
        }
        if (recorded().lacks(Trait.STRANGE)) {
            assertThat(heard(reads(items(3)))).isEqualTo(expected(1, 2, 3));
            return;
        }
        Walk walk = reads(replaced(items(3), 2, items(3).get(1).with(Trait.STRANGE)));
        assertThat(heard(walk)).as("%s", cure(Trait.STRANGE)).isEqualTo(expected(1, 2, 3));
    }

    @Test
    void L19_fetch_words_arriveAsTheyAre() {
        if (deaf()) {
            return;
        }
        List<Item> items = IntStream.rangeClosed(1, Words.ALL.size())
                .mapToObj(number -> Item.of(number, Words.ALL.get(number - 1)))
                .toList();
        Walk walk = reads(items);
        items.forEach(
                item -> assertThat(post(walk, item.number()).text().strip()).isEqualTo(item.text()));
    }

    @Test
    void L20_fetch_loneSurrogateOrNoWords_stopNobody() {
        if (deaf()) {
            return;
        }
        List<Item> items =
                List.of(Item.of(1, Words.LONE_SURROGATE), Item.of(2, "dos"), Item.of(3, ""), Item.of(4, "4"));
        Walk walk = reads(items);
        assertThat(walk.all()).as("arrivals").hasSize(4);
        assertThat(heard(walk)).contains(expected(2, 4).toArray(String[]::new));
    }

    @Test
    void L21_fetch_emptyPageWithCursor_isNotTheEnd() {
        if (deaf()) {
            return;
        }
        List<Item> items = new ArrayList<>(items(6));
        if (!recorded().lacks(Trait.HIDDEN)) {
            items.set(2, items.get(2).with(Trait.HIDDEN));
            items.set(3, items.get(3).with(Trait.HIDDEN));
            assertThat(heard(reads(items))).as("%s", cure(Trait.HIDDEN)).isEqualTo(expected(1, 2, 5, 6));
        } else {
            assertThat(heard(reads(items))).isEqualTo(expected(1, 2, 3, 4, 5, 6));
        }
    }

    @Test
    void L22_fetch_oneBrokenItem_isADeadLetter_theOthersArrive() {
        if (deaf()) {
            return;
        }
        if (recorded().lacks(Trait.BROKEN)) {
            assertThat(reads(items(3)).all()).allMatch(Arrival.Received.class::isInstance);
            return;
        }
        Walk walk = reads(replaced(items(3), 2, items(3).get(1).with(Trait.BROKEN)));
        assertThat(heard(walk)).as("%s", cure(Trait.BROKEN)).isEqualTo(expected(1, 3));
        assertThat(walk.all().stream().filter(Arrival.Unreadable.class::isInstance))
                .as("%s", cure(Trait.BROKEN))
                .hasSize(1);
        assertThat(walk.all().toString()).as("what arrivals say of themselves").doesNotContain(Words.CANARY);
        walk.all()
                .forEach(one -> assertThat(one instanceof Arrival.Unreadable bad ? bad.error() : "")
                        .as("error of the broken item")
                        .doesNotContain(Words.CANARY));
    }

    @Test
    void L23_fetch_faultInTheMiddle_losesNothing() {
        if (deaf()) {
            return;
        }
        Walk whole = reads(items(5));
        Cursor middle = whole.begins().get(whole.begins().size() / 2);
        again();
        shelf().hold(wire(), items(5));
        wire().disturb(Request.any(), Answer.json(500, "{}"));
        assertThat(Ended.of(() -> connector().fetch(middle)).thrown()).isNotNull();
        wire().calm();
        assertThat(heard(walk(connector(), Capability.LISTEN, middle)))
                .endsWith(whole.from(whole.begins().size() / 2).stream()
                        .map(VerbContract::id)
                        .toArray(String[]::new));
    }

    @Test
    void L24_fetch_cursorFromSomewhereElse_isRefused_neverTheBeginning() {
        if (deaf()) {
            return;
        }
        shelf().hold(wire(), items(3));
        Ended ended = Ended.of(() -> connector().fetch(new Cursor("sccc1:1:sccc-elsewhere.invalid::7")));
        assertThat(ended.fault()).as("fetch from a foreign cursor: %s", ended).isNotNull();
        assertThat(wire().sent()).as("requests sent").isEmpty();
    }

    @Test
    void L25_fetch_cursors_holdNoSecretAndNoWords() {
        if (deaf()) {
            return;
        }
        Walk walk = reads(items(5));
        List<Cursor> cursors = new ArrayList<>(walk.begins());
        cursors.add(walk.end());
        for (Cursor cursor : cursors) {
            assertThat(recorded().secrets().stream().noneMatch(cursor.value()::contains))
                    .isTrue();
            assertThat(cursor.value()).doesNotContain(Words.CANARY);
        }
    }

    @Test
    void L26_overlap_readsAgain_withoutMissing() {
        if (deaf()) {
            return;
        }
        Walk first = reads(items(4));
        Cursor back = connector().overlap(first.end());
        Walk second = goesOn(back, items(6));
        assertThat(heard(second)).contains(expected(5, 6).toArray(String[]::new));
        assertThat(fresh(first, second)).hasSize(2);
    }

    @Test
    void L27_fetch_brokenItem_tellsWordsInItsBeginningAlone() {
        if (deaf()) {
            return;
        }
        List<Item> items = items(3);
        if (!recorded().lacks(Trait.BROKEN)) {
            Item longer = Item.of(2, (Words.CANARY + " ").repeat(BEGINNING / 10));
            items = replaced(items, 2, longer.with(Trait.BROKEN));
        }
        for (Object one : reads(items).all()) {
            if (one instanceof Arrival.Unreadable bad) {
                assertThat(bad.code()).as("code of %s", bad).matches("SCCC-\\d{4}");
                assertThat((bad.position() + bad.code() + bad.error()).contains(Words.CANARY))
                        .as("position, code and error of a broken item hold a person's words; only its beginning may")
                        .isFalse();
                assertThat(bad.beginning().length())
                        .as("characters of its beginning, the fifth part, for an operator; masked before it is stored")
                        .isLessThanOrEqualTo(BEGINNING);
                assertThat(recorded().secrets()).noneMatch(bad.beginning()::contains);
            }
        }
    }
}
