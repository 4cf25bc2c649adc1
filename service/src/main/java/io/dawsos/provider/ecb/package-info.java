/** The ECB's euro foreign exchange reference rates over HTTP. */
@NullMarked
package io.dawsos.provider.ecb;

import org.jspecify.annotations.NullMarked;
