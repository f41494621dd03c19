package io.sccc.connectors.testkit;

import io.sccc.connectors.Capability;
import io.sccc.connectors.CommunityConnector;
import java.util.List;

/** The rules of communities on the fake; run by {@link KitTest}. */
class FakeCommunityKit extends CommunityContract {

    private static final Answer FOUND = Answer.json("""
            {"items":[{"id":"a-1","title":"Uno","text":"Primero"},{"id":"a-2","title":"Dos","text":"Segundo"}]}""");

    @Override
    protected CommunityConnector connector(Wire wire) {
        return new FakeCommunity(wire);
    }

    @Override
    protected Recording recording() {
        return FakeVendor.any()
                .listens(FakeVendor::hold)
                .reads(Capability.TOPICS, paged("/topics"))
                .reads(Capability.ARTICLES, paged("/articles"))
                .reads(
                        Capability.SEARCH,
                        Read.of(wire -> wire.on(Request.get("/search"), FOUND), "a-1", "a-2")
                                .asked("modem")
                                .nothing(wire -> wire.on(Request.get("/search"), Answer.json("{\"items\":[]}"))))
                .reads(
                        Capability.RANK,
                        Read.of(
                                        wire -> wire.on(
                                                Request.get("/members/7"),
                                                Answer.json("{\"rank\":\"Regular\",\"level\":2}")),
                                        "Regular")
                                .asked("7")
                                .nothing(wire -> wire.on(Request.get("/members/*"), Answer.json(404, "{}"))))
                .writes(
                        Capability.ASK,
                        FakeVendor.write(target ->
                                Request.post("/questions").body(target.key().value())))
                .writes(
                        Capability.ANSWER,
                        FakeVendor.write(target -> Request.post("/questions/" + target.post() + "/answers")))
                .writes(
                        Capability.MARK_SOLVED,
                        Write.of(
                                        target -> Request.post("/answers/" + target.post() + "/solved"),
                                        Answer.status(204),
                                        "")
                                .already((wire, target) -> wire.on(
                                        Request.post("/answers/" + target.post() + "/solved"), Answer.json(409, "{}"))))
                .build();
    }

    private static Read paged(String path) {
        return Read.of(wire -> FakeVendor.pages(wire, path, FakeVendor.items(5)), "1", "2", "3", "4", "5")
                .nothing(wire -> FakeVendor.pages(wire, path, List.of()));
    }
}
