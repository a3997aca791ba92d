package dev.tidings.topic;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.repository.Repository;

interface TopicRows extends Repository<Topic, String> {

    @EntityGraph(attributePaths = "readers")
    Optional<Topic> findBySlug(String slug);

    @EntityGraph(attributePaths = "readers")
    List<Topic> findAllByOrderBySlug();

    @EntityGraph(attributePaths = "readers")
    List<Topic> findBySlugIn(Collection<String> slugs);

    boolean existsBySlug(String slug);

    Topic save(Topic topic);
}
