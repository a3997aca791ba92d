package dev.tidings.account;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param enabled visitors may make accounts for themselves */
@ConfigurationProperties("tidings.signup")
record SignUpSettings(@DefaultValue("true") boolean enabled) {}
