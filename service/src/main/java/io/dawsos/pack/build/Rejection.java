package io.dawsos.pack.build;

/**
 * A quote that cannot be used.
 *
 * @param source the source's name
 * @param subject the security or pair, in our terms or the source's
 * @param reason one sentence for people, with the date
 */
public record Rejection(String source, String subject, String reason) {}
