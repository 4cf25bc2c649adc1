package io.dawsos.provider;

/**
 * What may be done with a provider's data.
 *
 * @param name a short name of the terms
 * @param attribution the words that must stand beside the data; empty for none
 * @param redistribution whether the data may be handed on to others, as an exported pack does
 */
public record Licence(String name, String attribution, boolean redistribution) {}
