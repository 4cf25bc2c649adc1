package io.dawsos.ledger.parser;

import io.dawsos.ledger.lexer.Input;
import io.dawsos.ledger.lexer.Symbols;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Reads a large file in pieces at the same time, for as long as it makes no difference: up to the
 * first piece with a line that cannot be read, or of which the rest of the file may depend. A piece
 * without such a line ends where it is cut, and so the next one begins there. Used once.
 */
final class PieceReader {
  private static final int WORTHWHILE = 1 << 19;
  // What cannot be cut is left to be read with the rest, so that its characters are kept once.
  private static final int LONGEST = 1 << 20;

  private final byte[] content;
  private final FilePart file;
  private final Pieces pieces;
  private final List<@Nullable FilePart> read = new ArrayList<>();
  private @Nullable Piece refused;

  PieceReader(byte[] content, FilePart file) {
    this.content = content;
    this.file = file;
    this.pieces = new Pieces(content);
  }

  /** Reads what can be read in pieces into the file and returns what is left, mostly nothing. */
  Piece readAll() {
    Piece first = content.length < WORTHWHILE ? null : pieces.next();
    if (first == null) {
      return new Piece(0, 0, content.length, 1);
    }
    if (!read(first, file, new char[0], true)) {
      return pieces.rest(first);
    }
    int helpers =
        Math.min(Runtime.getRuntime().availableProcessors(), content.length / Pieces.SIZE) - 1;
    List<CompletableFuture<Void>> helping = new ArrayList<>();
    for (int i = 0; i < helpers; i++) {
      helping.add(CompletableFuture.runAsync(() -> readPieces(new Symbols())));
    }
    readPieces(file.symbols());
    helping.forEach(CompletableFuture::join);
    return collect();
  }

  private Piece collect() {
    Piece stop = refused;
    int count = stop == null ? read.size() : stop.index();
    for (int i = 1; i < count; i++) {
      FilePart part = read.get(i);
      if (part == null) {
        throw new IllegalStateException("piece " + i + " was not read");
      }
      file.add(part);
    }
    return stop == null ? new Piece(count, content.length, content.length, 0) : pieces.rest(stop);
  }

  private void readPieces(Symbols symbols) {
    char[] buffer = new char[Pieces.SIZE + (1 << 12)];
    for (Piece piece = pieces.next(); piece != null; piece = pieces.next()) {
      FilePart part = file.piece(symbols);
      boolean alone = read(piece, part, buffer, false);
      if (!keep(piece, alone ? part : null)) {
        return;
      }
    }
  }

  /** Keeps what was read of a piece and returns whether the next one is worth reading. */
  private synchronized boolean keep(Piece piece, @Nullable FilePart part) {
    while (read.size() <= piece.index()) {
      read.add(null);
    }
    read.set(piece.index(), part);
    if (part == null && (refused == null || piece.index() < refused.index())) {
      refused = piece;
    }
    return refused == null;
  }

  private boolean read(Piece piece, FilePart part, char[] buffer, boolean first) {
    int length = piece.end() - piece.start();
    if (length > LONGEST) {
      return false;
    }
    char[] text = length > buffer.length ? new char[length] : buffer;
    int end = decode(piece, text);
    return end >= 0
        && new FileParser(
                new Input(text, end, piece.line(), false, part.rules().dialect(), part.problems()),
                part)
            .parsePiece(first);
  }

  /** Returns the number of characters of a piece, or -1 where some may be no UTF-8. */
  private int decode(Piece piece, char[] text) {
    int length = piece.end() - piece.start();
    for (int i = 0; i < length; i++) {
      byte character = content[piece.start() + i];
      if (character < 0) {
        String string = new String(content, piece.start(), length, StandardCharsets.UTF_8);
        string.getChars(0, string.length(), text, 0);
        return string.indexOf('\uFFFD') >= 0 ? -1 : string.length();
      }
      text[i] = (char) character;
    }
    return length;
  }
}
