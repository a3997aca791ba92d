package dev.tidings.social;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Comments extends Repository<Comment, Long> {

    Comment save(Comment comment);

    List<Comment> findByPostIdOrderById(long postId);

    /** The last three of each post, oldest first. */
    @Query(value = """
                    select id, post_id, author, text, created_at, event_id
                    from (select c.*, row_number() over (partition by c.post_id order by c.id desc) as place
                          from comment c where c.post_id in (:posts)) latest
                    where place <= 3
                    order by id
                    """, nativeQuery = true)
    List<Comment> latest(Collection<Long> posts);

    @Query("select c.eventId from Comment c where c.postId = :post")
    List<Long> eventsOf(long post);
}
