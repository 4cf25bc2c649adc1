package io.dawsos.provider.eurofxref;

import java.io.Reader;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The XML files {@code eurofxref-daily.xml}, {@code eurofxref-hist-90d.xml} and {@code
 * eurofxref-hist.xml}: a {@code Cube} with a {@code time} for each day, in it one with {@code
 * currency} and {@code rate} for each currency. A document type is refused, so that no entity can
 * name a file, a host, or a gigabyte.
 */
final class RatesXml {
  private static final String NAMESPACE = "http://www.ecb.int/vocabulary/2002-08-01/eurofxref";

  private final XMLStreamReader xml;
  private final RateSink sink;
  private @Nullable LocalDate day;
  private boolean any;

  private RatesXml(XMLStreamReader xml, RateSink sink) {
    this.xml = xml;
    this.sink = sink;
  }

  /** Reads a whole file; throws MalformedFileException naming the line that is wrong. */
  static void read(Reader text, RateSink sink) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    XMLStreamReader xml;
    try {
      xml = factory.createXMLStreamReader(text);
    } catch (XMLStreamException e) {
      throw notXml(e);
    }
    new RatesXml(xml, sink).read();
  }

  private void read() {
    try {
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
          throw new IllegalArgumentException("a document type or an entity, which is not read");
        }
        if (event == XMLStreamConstants.START_ELEMENT
            && xml.getLocalName().equals("Cube")
            && NAMESPACE.equals(xml.getNamespaceURI())) {
          readCube();
        }
      }
    } catch (XMLStreamException e) {
      throw notXml(e);
    } catch (DateTimeParseException e) {
      throw malformed("not a date: \"" + e.getParsedString() + "\"", e);
    } catch (IllegalArgumentException e) {
      throw malformed(String.valueOf(e.getMessage()), e);
    }
    if (!any) {
      throw malformed("no reference rates of the ECB", null);
    }
  }

  private void readCube() {
    String time = xml.getAttributeValue(null, "time");
    String currency = xml.getAttributeValue(null, "currency");
    String rate = xml.getAttributeValue(null, "rate");
    if (time != null) {
      day = LocalDate.parse(time);
    }
    if (currency == null && rate == null) {
      return;
    }
    if (currency == null || rate == null || day == null) {
      throw new IllegalArgumentException("a rate without its day, currency or value");
    }
    any = true;
    if (!rate.equals("N/A")) {
      sink.accept(day, currency, rate);
    }
  }

  private MalformedFileException malformed(String reason, @Nullable Throwable cause) {
    return new MalformedFileException(
        Math.max(1, xml.getLocation().getLineNumber()), reason, cause);
  }

  private static MalformedFileException notXml(XMLStreamException e) {
    long line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
    return new MalformedFileException(line, "not well-formed XML", e);
  }
}
