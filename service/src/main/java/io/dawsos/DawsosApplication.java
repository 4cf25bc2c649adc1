package io.dawsos;

/** Entry point. */
public final class DawsosApplication {
  private DawsosApplication() {}

  public static void main(String[] arguments) {}
}
