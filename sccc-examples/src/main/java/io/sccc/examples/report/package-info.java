/**
 * A week of a ledger on one page. {@link io.sccc.examples.report.Week} is what happened, {@link
 * io.sccc.examples.report.WeekPage} the page for people: no script, nothing from elsewhere, readable on a phone and printed.
 */
@NullMarked
package io.sccc.examples.report;

import org.jspecify.annotations.NullMarked;
