package dev.tidings.account;

/** @param secret the key itself, {@code tdg_…}: to be shown this once */
public record MadeKey(long id, String secret) {}
