package dev.tidings.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface ApiKeyRows extends JpaRepository<ApiKeyRow, Long> {

    Optional<ApiKeyRow> findByHash(String hash);

    List<ApiKeyRow> findAllByOrderByIdDesc();

    @Modifying
    @Query("update ApiKeyRow key set key.lastUsedAt = :at where key.id = :id")
    void usedAt(long id, Instant at);
}
