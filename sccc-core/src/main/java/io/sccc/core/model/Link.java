package io.sccc.core.model;

import org.jspecify.annotations.Nullable;

/**
 * A link or attachment of a post. Never fetched by this library on its own.
 *
 * @param url where it points, as written
 * @param title its title, if the network told one
 */
public record Link(String url, @Nullable String title) {}
