package io.dawsos.executor.pattern;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * A step that was checked.
 *
 * @param name the name under which others refer to its result
 * @param capability a registered name
 * @param arguments by name
 * @param condition whether it runs; null where it always does
 * @param argumentNeeds positions of the steps to which its arguments refer; not to be changed
 * @param needs positions of all steps to which it refers; not to be changed
 * @param optional whether only outputs that are optional rest on it
 */
public record RunnableStep(
    String name,
    String capability,
    Template.Fields arguments,
    @Nullable Condition condition,
    BitSet argumentNeeds,
    BitSet needs,
    boolean optional) {}
