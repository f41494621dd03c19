/**
 * The gateway every HTTP connector shares: authentication, paging, limits and one table from status to error.
 *
 * <p>The connectors themselves live beside it, one package each below {@code io.sccc.connectors.vendor}, and never see one
 * another.
 *
 * <p>Why one artifact for all of them: they share their libraries. The first one that needs another library becomes an
 * artifact of its own.
 */
@NullMarked
package io.sccc.connectors.http;

import org.jspecify.annotations.NullMarked;
