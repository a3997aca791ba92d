package dev.tidings;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    @Test
    void eachModuleUsesOnlyWhatItMay() {
        ApplicationModules.of(Tidings.class).verify();
    }
}
