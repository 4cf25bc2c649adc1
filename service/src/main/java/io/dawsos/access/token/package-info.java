/** Bearer tokens that an identity provider signed: JSON Web Tokens. */
@NullMarked
package io.dawsos.access.token;

import org.jspecify.annotations.NullMarked;
