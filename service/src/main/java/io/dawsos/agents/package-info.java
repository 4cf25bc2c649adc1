/** The agents: thin capability methods over pure functions of other packages. */
@NullMarked
package io.dawsos.agents;

import org.jspecify.annotations.NullMarked;
