package io.sccc.examples;

import io.sccc.connectors.Connector;
import io.sccc.connectors.testkit.Recording;
import io.sccc.connectors.testkit.WebhookContract;
import io.sccc.connectors.testkit.Wire;

class VendorWebhookTest extends WebhookContract {

    @Override
    protected Connector connector(Wire wire) {
        return VendorRecording.connector(wire);
    }

    @Override
    protected Recording recording() {
        return VendorRecording.recording();
    }
}
