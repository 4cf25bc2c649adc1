package io.dawsos.api.openapi;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** What the Javadoc of sources says, as Markdown: the API is described where it is written. */
final class Javadocs {
  private final Path sources;
  private final Set<String> read = new HashSet<>();

  /** By {@code package.Outer$Inner} and {@code package.Outer$Inner#method}. */
  private final Map<String, DocCommentTree> comments = new HashMap<>();

  /** The comments of the sources under a folder, which are read when they are asked for. */
  Javadocs(Path sources) {
    this.sources = sources;
  }

  /** What is said of a type; empty where it has no comment or no source under the folder. */
  Optional<String> ofType(Class<?> type) {
    return comment(type, type.getName()).map(comment -> text(comment.getFullBody()));
  }

  /** What is said of a component of a record. */
  Optional<String> ofComponent(Class<?> type, String component) {
    return comment(type, type.getName()).flatMap(comment -> parameter(comment, component));
  }

  /** The first sentence on a method. */
  Optional<String> summary(Method method) {
    return ofMethod(method).map(comment -> text(comment.getFirstSentence()));
  }

  /** What follows the first sentence on a method; empty where nothing does. */
  Optional<String> details(Method method) {
    return ofMethod(method).map(comment -> text(comment.getBody())).filter(text -> !text.isEmpty());
  }

  private Optional<DocCommentTree> ofMethod(Method method) {
    Class<?> type = method.getDeclaringClass();
    return comment(type, type.getName() + "#" + method.getName());
  }

  private Optional<DocCommentTree> comment(Class<?> type, String key) {
    Class<?> top = type;
    while (top.getEnclosingClass() != null) {
      top = top.getEnclosingClass();
    }
    Path file = sources.resolve(top.getName().replace('.', '/') + ".java");
    if (read.add(top.getName()) && Files.exists(file)) {
      parse(file, top.getPackageName());
    }
    return Optional.ofNullable(comments.get(key));
  }

  private void parse(Path file, String packageName) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, List.of("-proc:none"), null, files.getJavaFileObjects(file));
      Collector collector = new Collector(DocTrees.instance(task), packageName);
      task.parse().forEach(unit -> collector.scan(unit, null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<String> parameter(DocCommentTree comment, String name) {
    return comment.getBlockTags().stream()
        .filter(ParamTree.class::isInstance)
        .map(ParamTree.class::cast)
        .filter(tag -> tag.getName().getName().contentEquals(name))
        .map(tag -> text(tag.getDescription()))
        .findFirst();
  }

  private static String text(List<? extends DocTree> parts) {
    return parts.stream()
        .map(Javadocs::text)
        .collect(Collectors.joining())
        .replaceAll("\\s+", " ")
        .strip();
  }

  private static String text(DocTree part) {
    if (part instanceof TextTree plain) {
      return plain.getBody();
    }
    if (part instanceof LiteralTree literal) {
      return "`" + literal.getBody().getBody() + "`";
    }
    if (part instanceof LinkTree link) {
      String name = link.getReference().getSignature();
      return link.getLabel().isEmpty()
          ? "`" + name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('#')) + 1) + "`"
          : text(link.getLabel());
    }
    return "";
  }

  private final class Collector extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final DocTrees trees;
    private final String packageName;
    private final Deque<String> names = new ArrayDeque<>();

    Collector(DocTrees trees, String packageName) {
      this.trees = trees;
      this.packageName = packageName;
    }

    @Override
    public @Nullable Void visitClass(ClassTree tree, @Nullable Void nothing) {
      names.addLast(tree.getSimpleName().toString());
      keep(name());
      super.visitClass(tree, null);
      names.removeLast();
      return null;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree tree, @Nullable Void nothing) {
      keep(name() + "#" + tree.getName());
      return null;
    }

    private String name() {
      return packageName + "." + String.join("$", names);
    }

    private void keep(String key) {
      DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
      if (comment != null) {
        comments.putIfAbsent(key, comment);
      }
    }
  }
}
