package io.sccc.connectors.testkit;

import static io.sccc.connectors.testkit.Defect.is;

import com.fasterxml.jackson.databind.JsonNode;
import io.sccc.connectors.BackfillPage;
import io.sccc.connectors.Capability;
import io.sccc.connectors.CommunityConnector;
import io.sccc.connectors.Description;
import io.sccc.connectors.Fault.Kind;
import io.sccc.connectors.Fault.Scope;
import io.sccc.connectors.Lookup;
import io.sccc.connectors.Stretch;
import io.sccc.connectors.Unsupported;
import io.sccc.connectors.VendorPermanentException;
import io.sccc.core.model.AccountId;
import io.sccc.core.model.Action;
import io.sccc.core.model.ActionKey;
import io.sccc.core.model.Content;
import io.sccc.core.model.Outcome;
import io.sccc.core.model.PostId;
import io.sccc.core.model.TenantId;
import io.sccc.core.model.Visibility;
import io.sccc.core.spi.Arrival;
import io.sccc.core.spi.Cursor;
import io.sccc.core.spi.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A sound community's connector, or one with the defect of the moment. */
final class FakeCommunity implements CommunityConnector {

    private final FakeClient client;
    private final FakeFeed feed;
    private final FakeWrites writes;
    private static volatile int position;

    FakeCommunity(Wire wire) {
        client = new FakeClient(wire);
        feed = new FakeFeed(client);
        writes = new FakeWrites(client);
    }

    @Override
    public Description describe() {
        return Description.of("fake-forum", Description.Kind.COMMUNITY, "Fake forum")
                .build();
    }

    @Override
    public AccountId account() {
        return FakeFeed.ACCOUNT;
    }

    @Override
    public Set<Capability> capabilities() {
        return without(Capability.BACKFILL); // the plan lacks it
    }

    @Override
    public BackfillPage backfill(Stretch stretch, Cursor cursor) {
        if (is(Defect.A04)) {
            return BackfillPage.of(List.of(), cursor, false);
        }
        throw new Unsupported(Capability.BACKFILL, "the plan lacks it");
    }

    @Override
    public Page<Arrival> fetch(Cursor cursor) {
        return feed.fetch(cursor);
    }

    @Override
    public Page<Topic> topics(Cursor cursor) {
        return page(
                cursor,
                "/topics",
                one -> new Topic(one.path("id").asText(), one.path("title").asText(), null, null));
    }

    @Override
    public Page<Article> articles(Cursor cursor) {
        return page(cursor, "/articles", one -> {
            String id = one.path("id").asText();
            return new Article(id, one.path("gone").asBoolean() ? null : content(one, is(Defect.K05) ? "x" + id : id));
        });
    }

    private <T> Page<T> page(Cursor cursor, String path, Function<JsonNode, T> mapper) {
        int from = is(Defect.P02) && position > 0 && !cursor.atStart() ? position : feed.at(cursor);
        JsonNode page = client.get(path + "?after=" + from);
        if (is(Defect.P05)) {
            writes.write("/questions", new ActionKey("sccc:seen"), FakeWrites.body("visto"));
        }
        List<T> items = new ArrayList<>();
        page.path("items").forEach(one -> {
            if (is(Defect.P04) && one.has("sccc_unknown")) {
                return;
            }
            items.add(mapper.apply(one));
        });
        int next = page.path("next").asInt(from);
        position = next;
        return new Page<>(
                items, FakeFeed.cursor(next, List.of()), page.path("more").asBoolean() && !is(Defect.P01));
    }

    private static Content content(JsonNode one, String id) {
        String text = one.path("text").asText();
        return new Content(
                TenantId.DEFAULT,
                id,
                is(Defect.K08) ? "es" : "https://forum.example/" + id,
                is(Defect.K08) ? "https://forum.example/" + id : "es",
                one.path("title").asText(),
                null,
                is(Defect.K04) ? "<p>" + text + "</p>" : text,
                List.of(),
                Visibility.PUBLIC);
    }

    @Override
    public List<Content> search(String question, @Nullable String lang, int most) {
        JsonNode found = client.get("/search?limit=" + most
                + (is(Defect.K07) ? "" : "&q=" + URLEncoder.encode(question, StandardCharsets.UTF_8)));
        if (!found.path("items").isArray() && !is(Defect.F16) && !is(Defect.F17)) {
            throw FakeClient.fault(Kind.VENDOR_BUG, Scope.ITEM, "no items").exception(client.now());
        }
        List<Content> contents = new ArrayList<>();
        found.path("items")
                .forEach(one -> contents.add(content(one, one.path("id").asText())));
        return is(Defect.K03) || contents.size() <= most ? contents : contents.subList(0, most);
    }

    @Override
    public Outcome ask(Action.AskCommunity question, ActionKey key) {
        return writes.write(
                "/questions",
                key,
                FakeWrites.body(question.text()).put("title", is(Defect.K01) ? "?" : question.title()));
    }

    @Override
    public Outcome answer(Action.Reply answer, ActionKey key) {
        return writes.write(
                "/questions/" + answer.post().nativeId() + "/answers",
                key,
                FakeWrites.body(is(Defect.K02) ? "Hola" : answer.text()));
    }

    @Override
    public Outcome markSolved(PostId answer, ActionKey key) {
        return writes.once("/answers/" + answer.nativeId() + "/solved", key);
    }

    @Override
    public @Nullable Rank rank(String memberId) {
        try {
            JsonNode rank = client.get("/members/" + memberId);
            if (!rank.hasNonNull("rank")) {
                throw FakeClient.fault(Kind.VENDOR_BUG, Scope.ITEM, "no rank").exception(client.now());
            }
            return new Rank(
                    rank.path("rank").asText(),
                    is(Defect.K06) ? -1 : rank.path("level").asInt(),
                    false);
        } catch (VendorPermanentException e) {
            if (e.fault().kind() == Kind.NOT_FOUND && !is(Defect.P03)) {
                return null;
            }
            throw e;
        }
    }

    @Override
    public Lookup find(Action action, ActionKey key) {
        return writes.find(key);
    }
}
