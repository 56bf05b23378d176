//! The first picture: the view of a page as a drawing inside its HTML, there before any code and replaced by the map.
//! Knows where in the page it stands; has neither link nor button, for nothing answers yet.

use anyhow::{Context, Result};
use minerals_map::geo::MapPoint;
use minerals_map::model::Lang;
use minerals_map::scene::{Ground, Scene, ground};
use minerals_map::svg::colour::in_tokens;
use minerals_map::svg::crop::{self, Crop};
use minerals_map::text::Messages;

/// The place in the page.
const PLACE: &str = "<div id=\"first\" hidden></div>";
const BEGIN: &str = "<div id=\"first\" hidden aria-hidden=\"true\">";
const BOOT: &str = "<script async";
const END: &str = "</div><!-- first -->";

/// A scene as the drawing of a page. The heading of the page says what it shows.
#[must_use]
pub fn picture(scene: &Scene, ground: &Ground) -> String {
    let (top, height) = ground::window();
    let whole = Crop { from: MapPoint { x: 0.0, y: top }, width: ground::WIDTH, height };
    let drawn = crop::draw(scene, ground, whole);
    let mut picture = String::with_capacity(drawn.len());
    for line in in_tokens(&drawn).lines().filter(|line| {
        // The page has rules of style, a title and a ground of its own.
        !["<style>", "<title ", "<desc ", "<rect width=\"100%\""].iter().any(|start| line.starts_with(start))
    }) {
        picture += &without_codes(line);
    }
    picture
        .replacen(" role=\"img\" aria-labelledby=\"title desc\"", "", 1)
        .replace("id=\"hatch\"", "id=\"first-hatch\"")
        .replace("url(#hatch)", "url(#first-hatch)")
}

/// A mark without the codes by which the map would be asked.
fn without_codes(line: &str) -> String {
    let mut line = line.to_owned();
    for name in [" data-id=\"", " data-from=\"", " data-to=\""] {
        while let Some((before, rest)) = line.split_once(name) {
            let after = rest.split_once('"').map_or("", |(_, after)| after);
            line = [before, after].concat();
        }
    }
    line
}

/// Puts a picture into its place in a page, and tells boot.js what the page will ask for: the file of flows that its question
/// needs, and the words of each language.
pub fn put(page: &str, picture: &str, flows: &str) -> Result<String> {
    let (before, after) = page.split_once(PLACE).context("index.html: no place for the first picture")?;
    let (head, script) = before.split_once(BOOT).context("index.html: no script that starts the map")?;
    let told = [" data-flows=\"data/", flows, "\" data-words=\"", &words(), "\""].concat();
    Ok([head, BOOT, &told, script, BEGIN, picture, END, after].concat())
}

/// The files of words as the page asks for them, one of each language.
fn words() -> String {
    let file = |lang| [&Messages::file(lang), "?", Messages::fingerprint(lang)].concat();
    Lang::ALL.map(file).join(" ")
}

/// Takes the picture out of a page: the rest, and the picture; empty where there is none.
#[must_use]
pub fn apart(page: &str) -> (String, &str) {
    let parts = || {
        let (before, rest) = page.split_once(BEGIN)?;
        let (picture, after) = rest.split_once(END)?;
        Some(([before, after].concat(), picture))
    };
    parts().unwrap_or_else(|| (page.to_owned(), ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_put_in_and_taken_out() {
        let page = ["<script async src=\"a\"></script>", PLACE].concat();
        let full = put(&page, "<svg/>", "a.json").unwrap();
        let (rest, taken) = apart(&full);
        assert!(rest.starts_with("<script async data-flows=\"data/a.json\" data-words=\"text/de.json?"));
        assert!(rest.ends_with("\" src=\"a\"></script>") && !rest.contains("amp") && taken == "<svg/>");
        assert_eq!(apart(&page), (page.clone(), ""));
        assert!(put("<main></main>", "", "").is_err());
    }

    #[test]
    fn a_mark_keeps_its_shape_alone() {
        assert_eq!(
            without_codes(r#"<g data-from="CHN" data-to="JPN"><path d="M0 0"/></g>"#),
            r#"<g><path d="M0 0"/></g>"#
        );
    }
}
