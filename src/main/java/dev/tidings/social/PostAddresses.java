package dev.tidings.social;

import dev.tidings.account.AddressBook;
import dev.tidings.account.Caller;
import dev.tidings.account.Grant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
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
    public Optional<Grant> asked(Caller caller, String name) {
        return caller instanceof Caller.Person && ID.matcher(name).matches() && posts.existsById(Long.parseLong(name))
                ? Optional.of(Grant.openPage(Told.page(Long.parseLong(name))))
                : Optional.empty();
    }

    @Override
    public boolean mayBePublishedTo(String name) {
        return false;
    }
}
