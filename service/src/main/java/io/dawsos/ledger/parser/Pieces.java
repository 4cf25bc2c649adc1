package io.dawsos.ledger.parser;

import org.jspecify.annotations.Nullable;

/**
 * Cuts a file before lines that begin with a digit, as dated directives do. Whether one does begin
 * there, only reading what comes before it can tell. Thread-safe.
 */
final class Pieces {
  /** The first piece is short, as all others wait for it. */
  static final int FIRST_SIZE = 1 << 14;

  static final int SIZE = 1 << 18;

  private final byte[] content;
  private int index;
  private int start;
  private int line = 1;

  Pieces(byte[] content) {
    this.content = content;
  }

  /** Returns the next piece, or null after the last one. */
  synchronized @Nullable Piece next() {
    if (start == content.length) {
      return null;
    }
    int end = boundary(start + (index == 0 ? FIRST_SIZE : SIZE));
    Piece piece = new Piece(index++, start, end, line);
    for (int i = start; i < end; i++) {
      if (content[i] == '\n') {
        line++;
      }
    }
    start = end;
    return piece;
  }

  private int boundary(int from) {
    for (int i = from; i > 0 && i + 1 < content.length; i++) {
      if (content[i] == '\n' && content[i + 1] >= '0' && content[i + 1] <= '9') {
        return i + 1;
      }
    }
    return content.length;
  }

  /** Returns the piece that reaches from the start of another to the end of the file. */
  Piece rest(Piece from) {
    return new Piece(from.index(), from.start(), content.length, from.line());
  }
}
