package dev.tidings.preference;

import dev.tidings.account.Caller;
import dev.tidings.topic.TopicSection;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** How a topic reaches its follower, on its own page. */
@Component
class TopicWays implements TopicSection {

    private final Preferences preferences;

    TopicWays(Preferences preferences) {
        this.preferences = preferences;
    }

    @Override
    public void show(Caller.Person me, String slug, Model model) {
        model.addAttribute("line", preferences.topic(me, slug));
    }
}
