package dev.tidings.topic;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Subscriptions extends Repository<Subscription, Subscription.Key> {

    @Query("select s from Subscription s join fetch s.topic t left join fetch t.readers"
            + " where s.id.person = :person order by t.slug")
    List<Subscription> of(String person);

    boolean existsById(Subscription.Key id);

    Optional<Subscription> findById(Subscription.Key id);

    Subscription save(Subscription subscription);

    @Modifying
    @Query("delete from Subscription s where s.id = :id")
    void remove(Subscription.Key id);

    @Query("select s.id.slug as slug, count(s) as people from Subscription s where s.id.slug in :slugs"
            + " group by s.id.slug")
    List<Following> counts(Collection<String> slugs);

    interface Following {
        String getSlug();

        long getPeople();
    }

    /** Whose names or roles a topic names are counted only if they may read it. */
    @Query("""
            select count(distinct s.id.person) from Subscription s join s.topic t join t.readers r
            where t.slug in :slugs and s.id.person not in :barred
              and (r = 'everyone' or r = concat('user:', s.id.person) or r = 'role:ADMIN' and s.id.person in :admins)
            """)
    long reach(Collection<String> slugs, Collection<String> admins, Collection<String> barred);
}
