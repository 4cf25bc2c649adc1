package io.dawsos.executor;

/** Something that is listened to until this is stopped. */
public interface Watch {
  /** Ends it; nothing is told afterwards. */
  void stop();
}
