package io.github.alliancesdk.examples.intake.page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The way in: a token is typed once, and a session follows from it. What is sent here is Spring Security's to check. */
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
