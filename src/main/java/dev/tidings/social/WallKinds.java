package dev.tidings.social;

import dev.tidings.preference.RoomKinds;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class WallKinds implements RoomKinds {

    @Override
    public List<String> types() {
        return List.of("like", "comment");
    }
}
