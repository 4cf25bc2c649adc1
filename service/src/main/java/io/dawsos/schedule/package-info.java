/**
 * Runs jobs: steps in order, each recorded, resumed where an earlier run stopped, by one process at
 * a time; on command, over a range of dates, or at the times of a cron. Knows no step's work.
 */
@NullMarked
package io.dawsos.schedule;

import org.jspecify.annotations.NullMarked;
