package io.github.alliancesdk.examples.intake.page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The login: a token is entered once and starts a session. Spring Security checks the token. */
@Controller
class LoginPage {
    @GetMapping("/login")
    String login(
            @RequestParam(required = false) @Nullable String error,
            @RequestParam(required = false) @Nullable String out,
            Model model) {
        model.addAttribute("wrong", error != null);
        model.addAttribute("out", out != null);
        return "login";
    }

    @GetMapping("/")
    String start() {
        return "redirect:/page";
    }
}
