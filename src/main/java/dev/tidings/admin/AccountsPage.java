package dev.tidings.admin;

import dev.tidings.account.Accounts;
import dev.tidings.account.Caller;
import dev.tidings.account.Name;
import dev.tidings.problem.Problem;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;

@Controller
@RequestMapping("/admin/accounts")
class AccountsPage {

    private final Accounts accounts;

    AccountsPage(Accounts accounts) {
        this.accounts = accounts;
    }

    @GetMapping
    String show(Caller.Person me, Model model) {
        model.addAttribute(
                "accounts", accounts.all().stream().map(AccountView::of).toList());
        model.addAttribute("mine", me.name());
        return "admin/accounts";
    }

    /** Nobody locks themselves out. */
    @PutMapping("/{name}/suspension")
    String disable(Caller.Person me, @PathVariable String name) {
        if (Name.key(name).equals(me.key())) {
            throw Problem.forbidden("You cannot disable yourself. Ask another admin.");
        }
        accounts.disable(name);
        return "redirect:/admin/accounts";
    }

    @DeleteMapping("/{name}/suspension")
    String enable(@PathVariable String name) {
        accounts.enable(name);
        return "redirect:/admin/accounts";
    }
}
