package io.dawsos.api;

import io.dawsos.access.Peer;
import io.dawsos.access.proxy.AddressText;
import io.dawsos.access.proxy.TrustedProxies;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Notes at the edge of the server who is at the other end of a connection. Forwarded headers change
 * what requests say of it further in, so it is taken from the connection itself.
 */
public final class PeerAddresses extends Handler.Wrapper {
  private static final String ATTRIBUTE = Peer.class.getName();

  /** No address: that of a connection without one. */
  private static final InetAddress NONE = none();

  private final TrustedProxies proxies;

  /** Believes these proxies for whom they ask. */
  public PeerAddresses(TrustedProxies proxies) {
    this.proxies = proxies;
  }

  private static InetAddress none() {
    try {
      return InetAddress.getByAddress(new byte[4]);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }

  /** The other end of a request that came through the edge. */
  static Peer of(ContainerRequestContext request) {
    return request.getProperty(ATTRIBUTE) instanceof Peer peer ? peer : new Peer(NONE, NONE);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    InetAddress connection =
        address(Request.unWrap(request).getConnectionMetaData().getRemoteSocketAddress());
    InetAddress client =
        proxies.trust(connection)
            ? AddressText.parse(Request.getRemoteAddr(request)).orElse(connection)
            : connection;
    request.setAttribute(ATTRIBUTE, new Peer(connection, client));
    return super.handle(request, response, callback);
  }

  private static InetAddress address(SocketAddress socket) {
    return socket instanceof InetSocketAddress internet && internet.getAddress() != null
        ? internet.getAddress()
        : NONE;
  }
}
