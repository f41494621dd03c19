package io.sccc.connectors;

import io.sccc.core.model.TenantId;
import io.sccc.core.spi.CredentialStore;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * What a host lends a connector that is opened by name.
 *
 * @param tenant whose connector it is
 * @param clock what time it is
 * @param credentials where tokens that are refreshed live, under this tenant alone
 * @param random jitter and ids; thread-safe
 */
public record Services(TenantId tenant, InstantSource clock, CredentialStore credentials, RandomGenerator random) {}
