/**
 * Empty in this version: the place of what HTTP connectors will share, such as authentication, paging, limits and one table
 * from status to error. The connectors themselves will live beside it and never see one another.
 *
 * <p>Why one artifact for all of them: they share their libraries. The first one that needs another library becomes an
 * artifact of its own.
 */
@NullMarked
package io.sccc.connectors.http;

import org.jspecify.annotations.NullMarked;
