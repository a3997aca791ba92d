package dev.tidings.social;

import dev.tidings.account.AddressBook;
import dev.tidings.account.Caller;
import dev.tidings.account.Grant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The page of one post, open to everybody who is signed in. */
@Component
class PostAddresses implements AddressBook {

    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");

    private final Posts posts;

    PostAddresses(Posts posts) {
        this.posts = posts;
    }

    @Override
    public String kind() {
        return "post";
    }

    @Override
    public List<Grant> heldBy(Caller caller) {
        return List.of();
    }

    @Override
    public Map<String, Grant> asked(Caller caller, Collection<String> names) {
        return names.stream()
                .distinct()
                .filter(name -> caller instanceof Caller.Person && isPost(name))
                .collect(
                        Collectors.toMap(Function.identity(), name -> Grant.openPage(Told.page(Long.parseLong(name)))));
    }

    private boolean isPost(String name) {
        return ID.matcher(name).matches() && posts.existsById(Long.parseLong(name));
    }

    @Override
    public boolean mayBePublishedTo(String name) {
        return false;
    }
}
