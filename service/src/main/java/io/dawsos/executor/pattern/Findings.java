package io.dawsos.executor.pattern;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one document. */
final class Findings {
  private final String file;
  private final List<PatternProblem> problems = new ArrayList<>();

  Findings(String file) {
    this.file = file;
  }

  void add(JsonPointer at, String reason) {
    add(at.toString(), reason);
  }

  void add(String pointer, String reason) {
    problems.add(new PatternProblem(file, pointer, reason));
  }

  boolean isEmpty() {
    return problems.isEmpty();
  }

  List<PatternProblem> toList() {
    return List.copyOf(problems);
  }
}
