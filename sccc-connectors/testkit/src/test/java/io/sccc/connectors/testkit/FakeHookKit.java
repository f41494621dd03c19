package io.sccc.connectors.testkit;

import io.sccc.connectors.Connector;

/** The rules of deliveries on the fake; run by {@link KitTest}. */
class FakeHookKit extends WebhookContract {

    @Override
    protected Connector connector(Wire wire) {
        return new FakeNetwork(wire);
    }

    @Override
    protected Recording recording() {
        return FakeVendor.network();
    }
}
