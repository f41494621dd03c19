package io.sccc.connectors.testkit;

/**
 * How a token is renewed, as recorded.
 *
 * @param stale requests that carry the token the connector begins with
 * @param refusal what the vendor answers them once the token is over
 * @param renewal the request that gets another token
 * @param renewed what the vendor answers it
 */
public record Renewal(Request stale, Answer refusal, Request renewal, Answer renewed) {}
