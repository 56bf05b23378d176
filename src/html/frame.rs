//! The page before any answer: its parts in their order, each empty and with the id by which it is filled.
//! Knows order and roles of the parts; knows no word and no answer.

/// Elements of the page. What is filled by an answer is empty here.
#[must_use]
pub fn frame() -> &'static str {
    concat!(
        "<a class=\"skip\" id=\"skip\" href=\"#ranking\"></a>",
        "<header class=\"masthead\" id=\"masthead\"></header>",
        "<p class=\"said\" id=\"said\" role=\"status\"></p>",
        "<main>",
        "<h1 id=\"finding\"></h1><p class=\"unseen\" id=\"status\" role=\"status\"></p>",
        "<dl class=\"figures\" id=\"figures\"></dl>",
        "<div class=\"what-if-bar\" id=\"what-if-bar\"></div>",
        "<div class=\"question\" role=\"form\" id=\"question\">",
        "<div class=\"field picker\" id=\"picker\"><span class=\"label\" id=\"mineral-label\"></span>",
        "<button type=\"button\" id=\"mineral\" aria-labelledby=\"mineral-label mineral\"",
        " aria-controls=\"mineral-panel\"></button><div id=\"mineral-panel\">",
        "<input id=\"mineral-search\" type=\"search\" autocomplete=\"off\"><ul id=\"mineral-list\"></ul>",
        "<p id=\"mineral-none\"></p></div></div>",
        "<div class=\"fields\" id=\"stages\"></div>",
        "<div class=\"field year\"><label for=\"year\" id=\"year-label\"></label>",
        "<input id=\"year\" type=\"range\" step=\"1\"><output id=\"year-now\" for=\"year\"></output></div>",
        "<div class=\"fields\" id=\"unit-and-focus\"></div>",
        "<details class=\"more\"><summary id=\"more\"></summary><div class=\"more-fields\">",
        "<div class=\"fields\" id=\"china-and-top\"></div><div class=\"fields\" id=\"lines\"></div></div></details></div>",
        "<div id=\"failure-place\"></div>",
        "<div class=\"columns\" id=\"columns\">",
        "<section class=\"picture\"><div class=\"map\"><div id=\"map-place\"></div>",
        "<div id=\"tooltip\" role=\"status\"></div></div><div class=\"map-buttons\">",
        "<div role=\"group\" id=\"views\"></div><div role=\"group\" id=\"zooms\"></div></div>",
        "<section class=\"legend\" id=\"legend\"></section>",
        "<section class=\"notes\" id=\"notes\"></section></section>",
        "<details class=\"part\" id=\"what-if\"><summary id=\"what-if-summary\"></summary>",
        "<div id=\"what-if-state\"></div><div class=\"levers\">",
        "<div class=\"lever\"><div id=\"stop-levers\"></div><div id=\"results\"></div></div>",
        "<div class=\"lever\"><div id=\"stock-levers\"></div><div id=\"stock\"></div>",
        "<div id=\"deals\"></div></div></div></details>",
        "<aside class=\"side\"><section class=\"panel\" id=\"effects\"></section><section class=\"panel\" id=\"panel\"></section></aside>",
        "<section class=\"table\" id=\"importers\"></section>",
        "<section class=\"panel\" id=\"compare\"></section></div>",
        "<details class=\"part\" id=\"timeline\"><summary id=\"timeline-summary\"></summary>",
        "<div id=\"timeline-text\"></div></details>",
        "<details id=\"method\"><summary id=\"method-summary\"></summary><div id=\"method-text\"></div></details>",
        "<dialog id=\"audit\" aria-labelledby=\"audit-title\"></dialog>",
        "</main>",
        "<footer class=\"foot\" id=\"foot\"></footer>",
    )
}
