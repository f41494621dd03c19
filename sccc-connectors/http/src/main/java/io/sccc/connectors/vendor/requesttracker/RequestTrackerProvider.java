package io.sccc.connectors.vendor.requesttracker;

import io.sccc.connectors.Connector;
import io.sccc.connectors.ConnectorProvider;
import io.sccc.connectors.Description;
import io.sccc.connectors.Services;
import io.sccc.connectors.Settings;

/** Opens {@link RequestTracker} connectors by configuration. */
public final class RequestTrackerProvider implements ConnectorProvider {

    static final String ID = "request-tracker";

    static final Description DESCRIPTION = Description.of(ID, Description.Kind.CRM, "Request Tracker")
            .apiVersion("REST2 (5.0)")
            .config(Options.SPEC)
            .needs("SeeQueue", "to see the queues that tickets are made in")
            .needs("CreateTicket", "to open cases and leads")
            .needs("ShowTicket", "to find a case again by its key")
            .needs("ModifyTicket", "to close and reopen cases")
            .needs("CommentOnTicket", "to add what customers write later")
            .needs("ShowTicketComments", "to find those words again by their key")
            .uses("SeeCustomField", "to fill custom fields")
            .uses("ModifyCustomField", "to fill custom fields")
            .uses("ReplyToTicket", "to add words as correspondence, where the installation wants that")
            .uses("AdminUsers", "to make contacts with a name before their first case")
            .note("RT has no rate limit and no webhooks; changes are polled.")
            .note(
                    "Without AdminUsers RT makes each contact from an address that leads nowhere: stop mail to that domain.")
            .build();

    /** Called by the service loader. */
    public RequestTrackerProvider() {}

    @Override
    public Description describe() {
        return DESCRIPTION;
    }

    @Override
    public Connector open(Settings settings, Services services) {
        return RequestTrackerBuilder.open(settings, services.clock());
    }
}
