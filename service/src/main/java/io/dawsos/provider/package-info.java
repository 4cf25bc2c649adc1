/** Where prices and rates come from: files, the ECB's history, the ledger's own directives. */
@NullMarked
package io.dawsos.provider;

import org.jspecify.annotations.NullMarked;
