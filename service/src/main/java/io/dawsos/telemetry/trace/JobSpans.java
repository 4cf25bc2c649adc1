package io.dawsos.telemetry.trace;

import io.dawsos.schedule.JobStepListener;
import io.dawsos.schedule.store.JobRun;
import io.dawsos.schedule.store.JobState;
import io.dawsos.schedule.store.JobStep;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** One trace for each run of a job, with a span for every step. */
final class JobSpans implements JobStepListener {
  private final Spans spans;
  private final SpanContext asker;
  private final Map<UUID, Span> runs = new ConcurrentHashMap<>();
  private final Map<UUID, Working> working = new ConcurrentHashMap<>();

  private record Working(Span span, Scope scope) {}

  /**
   * Spans of jobs.
   *
   * @param asker what asked for them, which their traces link to; invalid where nothing did
   */
  JobSpans(Spans spans, SpanContext asker) {
    this.spans = spans;
    this.asker = asker;
  }

  @Override
  public void started(JobRun run, JobStep step) {
    Span whole = runs.computeIfAbsent(run.id(), id -> begin(run));
    Span span =
        spans
            .builder(SpanNames.JOB_STEP)
            .setParent(Context.root().with(whole))
            .setAttribute(SpanNames.JOB, run.job())
            .setAttribute(SpanNames.STEP, step.step())
            .setAttribute(SpanNames.STEP_INDEX, step.ordinal() - 1L)
            .setAttribute(SpanNames.ASOF_DATE, run.businessDate().toString())
            .startSpan();
    working.put(run.id(), new Working(span, Spans.entered(span)));
  }

  private Span begin(JobRun run) {
    SpanBuilder builder =
        spans
            .builder(SpanNames.JOB_RUN)
            .setNoParent()
            .setAttribute(SpanNames.JOB, run.job())
            .setAttribute(SpanNames.ASOF_DATE, run.businessDate().toString())
            .setAttribute(SpanNames.REQUESTED_BY, run.requestedBy());
    if (asker.isValid()) {
      builder.addLink(asker);
    }
    return builder.startSpan();
  }

  @Override
  public void ended(JobRun run, JobStep step) {
    end(step, step.state());
  }

  @Override
  public void interrupted(JobRun run, JobStep step) {
    end(step, JobState.INTERRUPTED);
    end(run, JobState.INTERRUPTED);
  }

  private void end(JobStep step, JobState state) {
    Working now = working.remove(step.runId());
    if (now == null) {
      return;
    }
    now.scope().close();
    Span span = now.span();
    span.setAttribute(SpanNames.OUTCOME, state.text());
    Long rows = step.rows();
    if (rows != null) {
      span.setAttribute(SpanNames.ROWS, rows);
    }
    if (state == JobState.FAILED) {
      spans.failed(span, "StepFailed", step.message());
    }
    span.end();
  }

  @Override
  public void ended(JobRun run) {
    end(run, run.state());
  }

  private void end(JobRun run, JobState state) {
    Span whole = runs.remove(run.id());
    if (whole != null) {
      whole.setAttribute(SpanNames.OUTCOME, state.text());
      if (state == JobState.FAILED) {
        spans.failed(whole, "RunFailed", null);
      }
      whole.end();
    }
  }
}
