//! The tour of the page, a card a step, as HTML text.
//! Knows which part of the page each step is about; the words are in the guide.

use super::audit;
use crate::svg::escape;
use crate::text::{Guide, Messages, fill};

/// The card of a step, counted from one; empty where there is none.
#[must_use]
pub fn step(t: &Messages, guide: &Guide, step: usize) -> String {
    let steps = [
        ("#finding", guide.tour_finding, guide.tour_finding_text),
        (".map", guide.tour_map, guide.tour_map_text),
        ("#unit-and-focus fieldset:has([data-d])", guide.tour_measure, guide.tour_measure_text),
        ("#what-if", guide.tour_what_if, guide.tour_what_if_text),
    ];
    let Some((part, title, text)) = step.checked_sub(1).and_then(|at| steps.get(at)) else {
        return String::new();
    };
    let (n, of) = (step.to_string(), steps.len().to_string());
    let is_last = step == steps.len();
    let back = if step > 1 { to(step - 1, "", guide.tour_back) } else { String::new() };
    let next = if is_last { 0 } else { step + 1 };
    let attributes = " id=\"tour-next\" aria-describedby=\"tour-text\"";
    let onward = to(next, attributes, if is_last { guide.tour_done } else { guide.tour_next });
    let close = if is_last { String::new() } else { audit::button("tour-close", t.audit_close) };
    [
        "<section role=\"dialog\" aria-labelledby=\"tour-title\" data-part=\"",
        &escape(part),
        "\"><p class=\"detail\">",
        &escape(&fill(guide.tour_step, &[("n", &n), ("of", &of)])),
        "</p><div id=\"tour-text\"><h2 id=\"tour-title\">",
        &escape(title),
        "</h2><p>",
        &escape(text),
        "</p></div><div class=\"dialog-buttons\">",
        &onward,
        &back,
        &close,
        "</div></section>",
    ]
    .concat()
}

/// A button that goes to a step; to none, it ends the tour.
fn to(step: usize, attributes: &str, text: &str) -> String {
    let step = step.to_string();
    let tag = ["<button type=\"button\" data-tour=\"", &step, "\"", attributes, ">"].concat();
    [&tag, &*escape(text), "</button>"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;
    use crate::text::{guide, messages};

    #[test]
    fn the_steps_lead_through_and_out() {
        for lang in Lang::ALL {
            let card = |n| step(messages(lang), guide(lang), n);
            assert_eq!((card(0), card(5)), (String::new(), String::new()));
            for n in 1..=4 {
                let next = if n == 4 { 0 } else { n + 1 };
                assert!(card(n).contains(&format!("data-tour=\"{next}\" id=\"tour-next\"")), "{}", card(n));
                assert_eq!(card(n).contains(&format!("data-tour=\"{}\">", n - 1)), n > 1, "{}", card(n));
                assert!(n == 4 || card(n).contains("tour-close"), "it can be left: {}", card(n));
            }
        }
    }
}
