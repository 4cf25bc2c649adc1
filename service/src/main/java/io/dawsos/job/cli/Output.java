package io.dawsos.job.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dawsos.access.AuditEvent.Subject;
import io.dawsos.job.Progress;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;

/** Prints the results of a command: JSON with {@code --json}, lines and tables without. */
public final class Output {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9][0-9.,]*");

  private final PrintStream out;
  private final PrintStream err;
  private final Supplier<ObjectMapper> mapper;
  private final boolean json;
  private @Nullable ObjectMapper made;
  private final Consumer<Subject> changes;

  /**
   * Results go to {@code out}, all else to {@code err}.
   *
   * @param mapper makes what writes JSON; asked once, and only for JSON
   * @param changes hears of what was changed
   */
  public Output(
      PrintStream out,
      PrintStream err,
      Supplier<ObjectMapper> mapper,
      boolean json,
      Consumer<Subject> changes) {
    this.out = out;
    this.err = err;
    this.mapper = mapper;
    this.json = json;
    this.changes = changes;
  }

  /**
   * Records in the audit log that something was made, changed or removed; each command says so of
   * all that it does, as soon as it is done.
   *
   * @param kind such as {@code portfolio}
   * @param id null where it has none
   */
  public void changed(String kind, @Nullable Object id) {
    changes.accept(new Subject(kind, id == null ? null : id.toString()));
  }

  /** Whether the user asked for JSON. */
  public boolean isJson() {
    return json;
  }

  /** The stream of results, for content that is neither lines nor JSON. */
  public PrintStream stream() {
    return out;
  }

  /** Made late, as loading its classes takes longer than many a command. */
  private ObjectMapper mapper() {
    ObjectMapper ready = made == null ? mapper.get() : made;
    made = ready;
    return ready;
  }

  /** Prints one JSON document. */
  public void json(Object value) {
    try {
      out.println(mapper().writerWithDefaultPrettyPrinter().writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Prints one JSON document on a line of its own. */
  public void jsonLine(Object value) {
    try {
      out.println(mapper().writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Prints a line of the result. */
  public void line(String text) {
    out.println(text);
  }

  /** Tells the user something that is not the result. */
  public void note(String text) {
    err.println(text);
  }

  /** Starts a progress bar beside the result. */
  public ProgressBar progress(String task, long steps) {
    return Progress.start(task, steps, err);
  }

  /** Prints rows in columns as wide as their widest cell, numbers to the right. */
  public void table(List<String> header, List<List<String>> rows) {
    int[] widths = header.stream().mapToInt(String::length).toArray();
    for (List<String> row : rows) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    print(header, widths);
    rows.forEach(row -> print(row, widths));
  }

  private void print(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String cell = row.get(column);
      String pad = " ".repeat(widths[column] - cell.length());
      boolean right = NUMBER.matcher(cell).matches();
      line.append(right ? pad + cell : cell + pad).append("  ");
    }
    out.println(line.toString().stripTrailing());
  }
}
