/** Reads the JSON of providers field by field; what cannot be used becomes a rejection. */
@NullMarked
package io.dawsos.provider.json;

import org.jspecify.annotations.NullMarked;
