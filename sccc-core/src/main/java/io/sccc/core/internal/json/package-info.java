/**
 * The JSON text of the rows that a durable ledger keeps: {@link io.sccc.core.internal.json.RowJson}. For this library
 * alone, no part of its API.
 *
 * <p><b>Why by reflection over record components.</b> Some eighty records are stored, and nearly every release adds a
 * component to one. Hand-written code for each would be forgotten once; the components cannot be. They are looked up
 * once per class; a row is then written through method handles. What renaming one does to rows already stored is not
 * seen by the compiler: the test's {@code row-format.txt} shows it in review.
 *
 * <p><b>Why rows are written without Jackson's generator.</b> It passes lone surrogates through, in values and in keys,
 * and databases refuse or replace them: the row would come back with other words. All that is needed instead is {@link
 * io.sccc.core.internal.json.JsonText}, and it costs less per row. Reading, where input may be anything, is Jackson's.
 *
 * <p><b>Why people's words stay out of the errors.</b> Jackson and the records' constructors quote what they refuse, so
 * no fault of theirs is passed on as a cause: an error has the row's type, the path of component names, the character
 * offset and a sentence of ours.
 */
@NullMarked
package io.sccc.core.internal.json;

import org.jspecify.annotations.NullMarked;
