package dev.tidings.account;

public enum Role {
    USER,
    ADMIN
}
