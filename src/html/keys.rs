//! The keys of the page, as HTML text for a dialog, and the switch that turns the single ones off.
//! Knows elements; which key does what is in the guide, a line a key: its names, a bar, what it does.

use super::audit::plain;
use super::each;
use crate::svg::escape;
use crate::text::{Guide, Messages};

/// Inside of the dialog.
#[must_use]
pub fn keys(t: &Messages, guide: &Guide, is_on: bool) -> String {
    let lists = each(
        &[
            (guide.keys_anywhere, guide.keys_anywhere_all),
            (guide.keys_search, guide.keys_search_all),
            (guide.keys_map, guide.keys_map_all),
        ],
        |(title, lines)| ["<h3>", &escape(title), "</h3><dl class=\"keys\">", &list(lines), "</dl>"].concat(),
    );
    let switch = [
        "<p><label><input type=\"checkbox\" id=\"shortcuts\"",
        if is_on { " checked" } else { "" },
        "> ",
        &escape(guide.keys_switch),
        "</label></p><p class=\"hint\">",
        &escape(guide.keys_switch_hint),
        "</p>",
    ];
    plain(t, t.keys, &[lists, switch.concat()].concat())
}

fn list(lines: &str) -> String {
    let line = |line: &str| {
        let (keys, does) = line.split_once('|').unwrap_or_default();
        let keys: String = keys.split(' ').map(|key| ["<kbd>", &escape(key), "</kbd> "].concat()).collect();
        ["<div><dt>", &keys, "</dt><dd>", &escape(does), "</dd></div>"].concat()
    };
    lines.split('\n').map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;
    use crate::text::{guide, messages};

    #[test]
    fn every_line_has_keys_and_says_what_they_do() {
        for lang in Lang::ALL {
            let html = keys(messages(lang), guide(lang), true);
            assert!(!html.contains("<kbd></kbd>") && !html.contains("<dd></dd>"), "{html}");
            let escape = if lang == Lang::Fr { "Échap" } else { "Esc" };
            for key in ["/", "?", "P", escape, "+", "0"] {
                assert!(html.contains(&["<kbd>", key, "</kbd>"].concat()), "{key} in {html}");
            }
        }
    }

    #[test]
    fn the_switch_stands_as_it_was_left() {
        let switch =
            |is_on| keys(messages(Lang::En), guide(Lang::En), is_on).contains("\"shortcuts\" checked");
        assert!(switch(true) && !switch(false));
    }
}
