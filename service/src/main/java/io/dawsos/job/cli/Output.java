package io.dawsos.job.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dawsos.job.Progress;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;

/** Prints the results of a command: JSON with {@code --json}, lines and tables without. */
public final class Output {
  private final PrintStream out;
  private final PrintStream err;
  private final ObjectMapper mapper;
  private final boolean json;

  /** Results go to {@code out}, all else to {@code err}. */
  public Output(PrintStream out, PrintStream err, ObjectMapper mapper, boolean json) {
    this.out = out;
    this.err = err;
    this.mapper = mapper;
    this.json = json;
  }

  /** Whether the user asked for JSON. */
  public boolean isJson() {
    return json;
  }

  /** The stream of results, for content that is neither lines nor JSON. */
  public PrintStream stream() {
    return out;
  }

  /** Prints one JSON document. */
  public void json(Object value) {
    try {
      out.println(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(value));
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
    List<List<String>> all = new ArrayList<>(rows);
    all.add(0, header);
    for (List<String> row : all) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        int index = column;
        int width = all.stream().mapToInt(cells -> cells.get(index).length()).max().orElse(0);
        String cell = row.get(column);
        String pad = " ".repeat(width - cell.length());
        boolean number = !cell.isEmpty() && "-0123456789".indexOf(cell.charAt(0)) >= 0;
        line.append(number ? pad + cell : cell + pad).append("  ");
      }
      out.println(line.toString().stripTrailing());
    }
  }
}
