package io.dawsos.provider.eurofxref;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads any of the ECB's files by what it holds. */
public final class ReferenceRates {
  private static final byte[] BYTE_ORDER_MARK = "\uFEFF".getBytes(StandardCharsets.UTF_8);

  private ReferenceRates() {}

  /**
   * Reads the rates of a file in the order in which they stand there.
   *
   * @param file CSV, XML, or a ZIP of one of them
   * @throws MalformedFileException where it is not what the ECB publishes; some rates may have been
   *     handed on by then
   */
  public static void read(byte[] file, RateSink sink) {
    try {
      readUnzipped(RatesZip.isZip(file) ? RatesZip.only(file) : file, sink);
    } catch (CharacterCodingException e) {
      throw new MalformedFileException(1, "not a text in UTF-8", e);
    } catch (IOException e) {
      throw new MalformedFileException(1, "a damaged file", e);
    }
  }

  private static void readUnzipped(byte[] bytes, RateSink sink) throws IOException {
    // A decoder of its own fails on bytes that are no UTF-8, where a charset would replace them.
    int mark = hasByteOrderMark(bytes) ? BYTE_ORDER_MARK.length : 0;
    Reader text =
        new InputStreamReader(
            new ByteArrayInputStream(bytes, mark, bytes.length - mark),
            StandardCharsets.UTF_8.newDecoder());
    if (isXml(bytes)) {
      RatesXml.read(text, sink);
    } else {
      RatesCsv.read(text, sink);
    }
  }

  private static boolean hasByteOrderMark(byte[] bytes) {
    return bytes.length >= BYTE_ORDER_MARK.length
        && Arrays.equals(
            bytes, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
  }

  private static boolean isXml(byte[] text) {
    for (byte each : text) {
      if (each > ' ') {
        return each == '<';
      }
    }
    return false;
  }
}
