package io.sccc.core.spi;

/**
 * What to answer to a delivery.
 *
 * @param status 200 stored (or a handshake), 401 not genuine, or no source serves the account, 503 not stored: please send again
 * @param body the body; empty but for handshakes
 */
public record WebhookResponse(int status, String body) {}
