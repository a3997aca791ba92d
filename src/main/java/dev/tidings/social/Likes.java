package dev.tidings.social;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Likes extends Repository<Like, Like.Key> {

    Like save(Like like);

    Optional<Like> findById(Like.Key id);

    void delete(Like like);

    /** Which of these posts a person likes. */
    @Query("select l.id.postId from Like l where l.id.person = :person and l.id.postId in :posts")
    Set<Long> among(Collection<Long> posts, String person);

    @Query("select l.eventId from Like l where l.id.postId = :post")
    List<Long> eventsOf(long post);
}
