package dev.tidings.topic;

import dev.tidings.account.Caller;
import org.springframework.ui.Model;

/** A room that has something to say on the page of a topic. */
public interface TopicSection {

    /** Adds what its part of the page shows to a reader who follows this topic. */
    void show(Caller.Person me, String slug, Model model);
}
