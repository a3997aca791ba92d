package dev.tidings.social;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Posts extends Repository<Post, Long> {

    Post save(Post post);

    Optional<Post> findById(long id);

    boolean existsById(long id);

    /** Newest first. */
    List<Post> findByIdLessThanOrderByIdDesc(long before, Limit limit);

    /** Locks it until the transaction ends, before anything else is locked. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from Post p where p.id = :id")
    Optional<Post> lock(long id);

    void delete(Post post);
}
