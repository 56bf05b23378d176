//! What a search found, as options of a list, and how many there are.
//! Knows elements; every name comes from the scene.

use crate::scene::search::Found;
use crate::svg::escape;
use crate::text::{Guide, fill};

/// Options in the list; more are a reason to type on.
const MOST: usize = 8;

/// The nearest as options of a list, the first of them selected.
#[must_use]
pub fn options(found: &[Found]) -> String {
    let option = |(at, f): (usize, &Found)| {
        let at = at.to_string();
        let by = if f.found_by.is_empty() {
            String::new()
        } else {
            ["<small>", &escape(&f.found_by), "</small>"].concat()
        };
        [
            "<li role=\"option\" id=\"found-",
            &at,
            "\" data-found=\"",
            &at,
            "\" aria-selected=\"",
            if at == "0" { "true" } else { "false" },
            "\" data-ask=\"",
            &escape(&f.keys),
            "\"><span>",
            &escape(&f.title),
            "</span>",
            &by,
            "</li>",
        ]
        .concat()
    };
    found.iter().take(MOST).enumerate().map(option).collect()
}

/// How many were found, and what can be found where nothing was.
#[must_use]
pub fn count(guide: &Guide, found: &[Found]) -> String {
    let said = match found.len() {
        0 => guide.found_none,
        1 => guide.found_one,
        2..=MOST => guide.found_many,
        _ => guide.found_more,
    };
    escape(&fill(said, &[("n", &found.len().to_string()), ("shown", &MOST.to_string())]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;
    use crate::text::guide;

    #[test]
    fn the_first_option_is_selected_and_nothing_becomes_markup() {
        let evil = "<img src=x>\"'&";
        let found = Found { keys: "m=a&f=B".into(), title: evil.into(), found_by: evil.into() };
        let html = options(&vec![found; MOST + 1]);
        assert_eq!(html.matches("aria-selected=\"true\"").count(), 1);
        assert_eq!(html.matches("<li ").count(), MOST);
        assert!(html.contains("data-ask=\"m=a&amp;f=B\"") && !html.contains("<img"), "{html}");
    }

    #[test]
    fn the_count_says_when_the_list_is_cut() {
        let found = Found { keys: String::new(), title: String::new(), found_by: String::new() };
        let said = |n: usize| count(guide(Lang::En), &vec![found.clone(); n]);
        assert!(said(0).starts_with("Nothing found"));
        assert_eq!(said(1), "1 match");
        assert_eq!(said(MOST), "8 matches");
        assert_eq!(said(31), "31 matches, the nearest 8 are listed");
    }
}
