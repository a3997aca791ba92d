package dev.tidings.account;

import java.util.List;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;

interface AccountRows extends JpaRepository<AccountRow, String> {

    @EntityGraph(attributePaths = "person")
    List<AccountRow> findAllByOrderByIdAsc();

    long countByDisabledFalse();

    long countByAdminTrueAndDisabledFalse();
}
