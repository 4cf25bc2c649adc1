/** DawsOS: wiring of the application; every feature lives in a package of its own. */
@org.jspecify.annotations.NullMarked
package io.dawsos;
