//! Questions in plain words, each with links that ask it, and the stories, as HTML text.
//! Knows how a line of the text marks its links; which questions there are is in the texts.

use super::each;
use crate::svg::escape;
use crate::text::Messages;

/// A heading, then a line a question; in a line `[words](address)` is a link.
#[must_use]
pub fn questions(t: &Messages) -> String {
    let lines: Vec<&str> = t.questions.split('\n').collect();
    let Some((title, lines)) = lines.split_first() else { return String::new() };
    let list = each(lines, |line| ["<li>", &linked(line), "</li>"].concat());
    ["<h2 id=\"questions-title\">", &escape(title), "</h2><ul>", &list, "</ul>"].concat()
}

fn linked(line: &str) -> String {
    let link = |piece: &str| {
        // By single signs: a search for a text of two would cost the page kilobytes.
        let (words, rest) = piece.split_once(']')?;
        let (address, after) = rest.strip_prefix('(')?.split_once(')')?;
        Some(["<a href=\"", &*escape(address), "\">", &escape(words), "</a>", &escape(after)].concat())
    };
    line.split('[').map(|piece| link(piece).unwrap_or_else(|| escape(piece))).collect()
}
