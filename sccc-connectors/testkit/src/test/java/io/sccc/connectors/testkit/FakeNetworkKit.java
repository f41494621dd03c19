package io.sccc.connectors.testkit;

import io.sccc.connectors.SocialNetworkConnector;

/** The rules of social networks on the fake; run by {@link KitTest}. */
class FakeNetworkKit extends SocialNetworkContract {

    @Override
    protected SocialNetworkConnector connector(Wire wire) {
        return new FakeNetwork(wire);
    }

    @Override
    protected Recording recording() {
        return FakeVendor.network();
    }
}
