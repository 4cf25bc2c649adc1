package io.dawsos.provider.eurofxref;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads any of the ECB's files by what it holds. */
public final class ReferenceRates {
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

  private static void readUnzipped(byte[] text, RateSink sink) throws IOException {
    if (isXml(text)) {
      RatesXml.read(new ByteArrayInputStream(text), sink);
    } else {
      RatesCsv.read(
          new InputStreamReader(
              new ByteArrayInputStream(text), StandardCharsets.UTF_8.newDecoder()),
          sink);
    }
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
