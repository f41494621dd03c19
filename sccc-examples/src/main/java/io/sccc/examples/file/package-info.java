/**
 * Recorded posts in files: JSON Lines, {@code .gz} by name. {@link io.sccc.examples.file.PostFile} is the source, {@link
 * io.sccc.examples.file.PostRow} the format of a row.
 */
@NullMarked
package io.sccc.examples.file;

import org.jspecify.annotations.NullMarked;
