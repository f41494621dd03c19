package io.sccc.examples;

import io.sccc.connectors.ActiveSecrets;
import io.sccc.connectors.ConfigSpec;
import io.sccc.connectors.Connector;
import io.sccc.connectors.ConnectorProvider;
import io.sccc.connectors.Description;
import io.sccc.connectors.Option;
import io.sccc.connectors.Services;
import io.sccc.connectors.Settings;

/**
 * Makes {@link VendorConnector}s from a configuration. A vendor names such a class in {@code
 * META-INF/services/io.sccc.connectors.ConnectorProvider}; Plaza is imaginary, so nobody finds it here by name.
 */
public final class VendorProvider implements ConnectorProvider {

    @Override
    public Description describe() {
        return Description.of("plaza", Description.Kind.COMMUNITY, "Plaza")
                .config(ConfigSpec.of(
                        Option.required("address", Option.Type.URL, "where Plaza's API is"),
                        Option.required("board", Option.Type.TEXT, "the company's board"),
                        Option.required("token", Option.Type.SECRET, "made under Settings, API"),
                        Option.required("hook", Option.Type.SECRET, "what Plaza signs webhooks with")))
                .needs("messages:write", "to answer questions")
                .note("Plaza allows 60 calls a minute.")
                .build();
    }

    @Override
    public Connector open(Settings settings, Services services) {
        String token = settings.secret("token").reveal();
        return new VendorConnector(
                settings.text("board"),
                VendorConnector.gateway(settings.url("address"), token)
                        .clock(services.clock())
                        .build(),
                ActiveSecrets.of(settings.secret("hook")),
                services.tenant());
    }
}
