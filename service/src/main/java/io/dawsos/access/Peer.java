package io.dawsos.access;

import java.net.InetAddress;

/**
 * The other end of a request.
 *
 * @param connection the address at the other end of the TCP connection, never one of a header
 * @param client the address for which a trusted proxy asks; else that of the connection
 */
public record Peer(InetAddress connection, InetAddress client) {}
