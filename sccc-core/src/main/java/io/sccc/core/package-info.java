/**
 * The command center: read this package first.
 *
 * <p>{@code CommandCenter} and its builder join the stages a post passes: it arrives, is understood, becomes facts, is routed,
 * acted on and measured. Each stage is a function of its arguments and can be called alone; no stage knows the next one.
 * Time, ids, randomness, executors and keys are handed in.
 *
 * <p>Why so few dependencies: this module runs inside other people's applications. It knows no HTTP client, no rule engine and
 * no database driver; those come through the seams in {@code io.sccc.core.spi}.
 */
@NullMarked
package io.sccc.core;

import org.jspecify.annotations.NullMarked;
