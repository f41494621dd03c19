package io.sccc.connectors.testkit;

import io.sccc.connectors.Capability;
import io.sccc.connectors.CrmConnector;
import java.util.ArrayList;
import java.util.List;

/** The rules of CRMs on the fake; run by {@link KitTest}. */
class FakeCrmKit extends CrmContract {

    private static final Answer NOBODY = Answer.json("{\"items\":[]}");
    private static final Answer ONE = Answer.json("{\"items\":[{\"id\":\"c-7\"}]}");
    private static final Answer TWO = Answer.json("{\"items\":[{\"id\":\"c-7\"},{\"id\":\"c-8\"}]}");

    @Override
    protected CrmConnector connector(Wire wire) {
        return new FakeCrm(wire);
    }

    @Override
    protected Recording recording() {
        return FakeVendor.any()
                .reads(
                        Capability.FIND_PERSON,
                        Read.of(wire -> wire.on(Request.get("/contacts").query("id", "u7"), ONE), "c-7")
                                .asked("u7")
                                .nothing(wire -> wire.on(Request.get("/contacts"), NOBODY)))
                .reads(
                        Capability.CHANGES,
                        Read.of(wire -> FakeVendor.pages(wire, "/changes", changes()), "1", "2", "3", "4", "5")
                                .nothing(wire -> FakeVendor.pages(wire, "/changes", List.of())))
                .writes(
                        Capability.UPSERT_CONTACT,
                        FakeVendor.write(target -> Request.post("/contacts").body(target.person()))
                                .reads((wire, target) -> wire.on(Request.get("/contacts"), NOBODY))
                                .already((wire, target) -> wire.on(Request.get("/contacts"), ONE))
                                .twice((wire, target) -> wire.on(Request.get("/contacts"), TWO)))
                .writes(Capability.OPEN_CASE, made("/cases"))
                .writes(Capability.CREATE_LEAD, made("/leads"))
                .writes(Capability.APPEND_TO_CASE, onCase("notes"))
                .writes(Capability.REOPEN_CASE, onCase("reopen"))
                .writes(
                        Capability.CLOSE_CASE,
                        Write.of(
                                        target -> Request.post("/cases/" + target.caseId() + "/close")
                                                .body(target.key().value()),
                                        Answer.status(204),
                                        "")
                                .honorsKeys()
                                .already((wire, target) -> wire.on(
                                        Request.post("/cases/" + target.caseId() + "/close"), Answer.json(409, "{}"))))
                .build();
    }

    private static Write made(String path) {
        return FakeVendor.write(target -> Request.post(path).body(target.key().value()));
    }

    private static Write onCase(String what) {
        return FakeVendor.write(target -> Request.post("/cases/" + target.caseId() + "/" + what)
                .body(target.key().value()));
    }

    private static List<Item> changes() {
        List<Item> changes = new ArrayList<>(FakeVendor.items(5));
        changes.set(1, changes.get(1).with(Trait.OWN));
        return changes;
    }
}
