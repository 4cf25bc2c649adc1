package io.dawsos.ledger.parser;

/**
 * Some lines of a file.
 *
 * @param index its place among the pieces of the file
 * @param start where its bytes begin, which is where a line does
 * @param end where they end
 * @param line the number of its first line
 */
record Piece(int index, int start, int end, int line) {
  boolean isEmpty() {
    return start == end;
  }
}
