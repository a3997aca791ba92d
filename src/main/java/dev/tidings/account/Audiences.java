package dev.tidings.account;

import dev.tidings.log.Address;
import dev.tidings.problem.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Who may read which address. */
@Component
public class Audiences {

    /** Found when first asked for, as rooms need this one; then by their kind. */
    private final Supplier<Map<String, AddressBook>> books;

    private final Supplier<MuteBook> mutes;

    Audiences(ObjectProvider<AddressBook> books, ObjectProvider<MuteBook> mutes) {
        this.mutes = SingletonSupplier.of(() -> mutes.getIfAvailable(() -> readers -> Map.of()));
        this.books = SingletonSupplier.of(
                () -> books.stream().collect(Collectors.toMap(AddressBook::kind, Function.identity())));
    }

    /** What a caller hears without asking: their name, their roles, everyone, and what they follow. */
    public Grants of(Caller caller) {
        return grants(caller, held(caller));
    }

    /**
     * The same, and the topics and rooms' own addresses that are asked for.
     *
     * @throws Problem 404 where one of them is unknown or forbidden
     */
    public Grants of(Caller caller, Collection<String> topics, Collection<String> also) {
        var grants = new ArrayList<>(held(caller));
        var readable = topics(caller, topics);
        for (var slug : topics) {
            grants.add(Optional.ofNullable(readable.get(slug))
                    .orElseThrow(() -> Problem.notFound("There is no topic “" + slug + "” that you may read.")));
        }
        for (var text : also) {
            grants.add(own(caller, text)
                    .orElseThrow(() -> Problem.notFound("There is nothing at “" + text + "” that you may listen to.")));
        }
        return grants(caller, grants);
    }

    /** The same again, without what the caller has lost the right to since. */
    public Grants still(Caller caller, Collection<String> topics, Collection<String> also) {
        var asked = new ArrayList<>(held(caller));
        asked.addAll(topics(caller, topics).values());
        also.forEach(text -> own(caller, text).ifPresent(asked::add));
        return grants(caller, asked);
    }

    private Grants grants(Caller caller, List<Grant> grants) {
        return new Grants(
                grants, caller instanceof Caller.Person person ? mutes.get().of(person.key()) : Mutes.NONE);
    }

    private List<Grant> held(Caller caller) {
        var grants = new ArrayList<Grant>();
        switch (caller) {
            case Caller.Person person -> {
                grants.add(new Grant(Address.user(person.name()), 0, 0));
                person.roles().forEach(role -> grants.add(new Grant(Address.role(role.name()), 0, person.since())));
                grants.add(new Grant(Address.EVERYONE, 0, person.since()));
            }
            case Caller.Service service -> grants.add(Grant.openPage(Address.EVERYONE));
        }
        books.get().values().forEach(book -> grants.addAll(book.heldBy(caller)));
        return grants;
    }

    private Map<String, Grant> topics(Caller caller, Collection<String> slugs) {
        return asked(caller, "topic", slugs);
    }

    /** An address that a room owns. */
    private Optional<Grant> own(Caller caller, String text) {
        return Address.parse(text)
                .filter(address -> !isCommon(address))
                .map(address -> asked(caller, address.kind(), List.of(address.name())))
                .flatMap(found -> found.values().stream().findFirst());
    }

    /** Of one kind, by name. */
    private Map<String, Grant> asked(Caller caller, String kind, Collection<String> names) {
        var book = books.get().get(kind);
        return book == null || names.isEmpty() ? Map.of() : book.asked(caller, names);
    }

    /** May events be published to it over REST, and if not, why. */
    public Optional<String> refusal(Address address) {
        return switch (address.kind()) {
            case "user", "everyone" -> Optional.empty();
            case "role" ->
                address.name().equals("ADMIN") || address.name().equals("USER")
                        ? Optional.empty()
                        : Optional.of("There is no role “" + address.name() + "”. Use role:USER or role:ADMIN.");
            default -> {
                var book = books.get().get(address.kind());
                yield book != null && book.mayBePublishedTo(address.name())
                        ? Optional.empty()
                        : Optional.of(
                                address.kind().equals("topic")
                                        ? "There is no topic “" + address.name() + "”."
                                        : "“" + address + "” cannot be published to. Use user:NAME, topic:SLUG,"
                                                + " role:ADMIN, role:USER or everyone.");
            }
        };
    }

    private static boolean isCommon(Address address) {
        return switch (address.kind()) {
            case "user", "role", "everyone", "topic" -> true;
            default -> false;
        };
    }
}
