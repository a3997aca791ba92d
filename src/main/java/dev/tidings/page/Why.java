package dev.tidings.page;

import dev.tidings.account.Mutes;
import dev.tidings.inbox.Notification;
import dev.tidings.inbox.Reason;
import java.util.ArrayList;
import java.util.List;

/**
 * Why a reader has a notification, and what they can mute to hear less of it. {@code js/why.js} does the same.
 *
 * @param reason the message's key
 * @param about what stands in it, or empty
 */
public record Why(String reason, String about, List<Offer> offers) {

    /**
     * Something to mute.
     *
     * @param sort {@code thing}, {@code person}, {@code type} or {@code topic}
     * @param what as a mute names it
     * @param label what the reader knows it by
     */
    public record Offer(String sort, String what, String label) {}

    static Why of(Notification n) {
        var object = n.object();
        var title = object == null || object.title() == null ? "" : object.title();
        var topic = n.reason() == Reason.TOPIC ? n.to().substring("topic:".length()) : "";
        var offers = new ArrayList<Offer>();
        if (object != null) {
            var label = title.isBlank() ? object.type() + " " + object.id() : title;
            offers.add(new Offer("thing", Mutes.thing(object.type(), object.id()), label));
        }
        if (n.actorCount() == 1 && !n.actors().isEmpty()) {
            offers.add(new Offer(
                    "person", Mutes.person(n.actors().getFirst()), n.actors().getFirst()));
        }
        if (!topic.isEmpty()) {
            offers.add(new Offer("topic", Mutes.topic(topic), topic));
        }
        offers.add(new Offer("type", Mutes.type(n.type()), n.type()));
        var isOfMine = n.reason() == Reason.OWN && !title.isBlank();
        return new Why(
                "why." + n.reason().word() + (isOfMine ? ".of" : ""), isOfMine ? title : topic, List.copyOf(offers));
    }
}
