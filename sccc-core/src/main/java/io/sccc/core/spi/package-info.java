/**
 * The seams: what an application or a vendor may put in. Six along the way of a post ({@link
 * io.sccc.core.spi.PostSource}, {@link io.sccc.core.spi.Understander}, {@link io.sccc.core.spi.FactSource}, {@link
 * io.sccc.core.spi.Router}, {@link io.sccc.core.spi.ActionHandler}, {@link io.sccc.core.spi.PipelineListener}) and three
 * below it ({@link io.sccc.core.spi.Ledger}, {@link io.sccc.core.spi.KnowledgeSource}, {@link
 * io.sccc.core.spi.CredentialStore}).
 *
 * <p>No stage knows the next one: each is a function of its arguments and can be called alone.
 */
@NullMarked
package io.sccc.core.spi;

import org.jspecify.annotations.NullMarked;
