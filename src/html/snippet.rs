//! What an editor pastes into an article: a frame with or without a script, or a picture.
//! Knows attributes; every sentence comes from the scene.

use crate::digits;
use crate::svg::escape;

/// A view for an article.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// Where the map is, with a slash at the end.
    pub address: &'a str,
    /// The view as a link, without a leading `?`.
    pub link: &'a str,
    /// What it says, for those who do not see it.
    pub title: &'a str,
    /// Its height until a script knows better, pixels.
    pub height_px: u32,
}

/// The address of the view alone.
#[must_use]
pub fn address(of: &Frame<'_>) -> String {
    let mark = if of.link.is_empty() { "" } else { "?" };
    [of.address, "embed.html", mark, of.link].concat()
}

/// A frame of a fixed height, for hosts that let no script in.
#[must_use]
pub fn plain(of: &Frame<'_>) -> String {
    frame(of, "")
}

/// A frame that is as high as its content, by a script of the map.
#[must_use]
pub fn with_script(of: &Frame<'_>) -> String {
    let script = ["<script src=\"", &escape(of.address), "embed.js\" async></script>"].concat();
    [frame(of, " data-minerals-map"), script].join("\n")
}

fn frame(of: &Frame<'_>, mark: &str) -> String {
    [
        "<iframe",
        mark,
        " src=\"",
        &escape(&address(of)),
        "\" title=\"",
        &escape(of.title),
        "\" loading=\"lazy\" height=\"",
        &of.height_px.to_string(),
        "\" style=\"display:block;width:100%;border:0\"></iframe>",
    ]
    .concat()
}

/// A picture that leads to the map; `file` is below the address.
#[must_use]
pub fn picture(of: &Frame<'_>, file: &str, shows: &str, (width, height): (f64, f64)) -> String {
    let mark = if of.link.is_empty() { "" } else { "?" };
    [
        "<a href=\"",
        &escape(&[of.address, "index.html", mark, of.link].concat()),
        "\"><img src=\"",
        &escape(&[of.address, file].concat()),
        "\" alt=\"",
        &escape(shows),
        "\" width=\"",
        &digits::plain(width, 0),
        "\" height=\"",
        &digits::plain(height, 0),
        "\" loading=\"lazy\" style=\"max-width:100%;height:auto\"></a>",
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_holds_the_view_and_nothing_ends_its_attributes() {
        let of = Frame {
            address: "https://a.example/m/",
            link: "m=gallium&f=JPN",
            title: "\"><script>",
            height_px: 640,
        };
        let plain = plain(&of);
        assert!(
            plain.starts_with("<iframe src=\"https://a.example/m/embed.html?m=gallium&amp;f=JPN\""),
            "{plain}"
        );
        assert!(!plain.contains("<script"));
        let with = with_script(&of);
        assert!(
            with.contains("<iframe data-minerals-map src=") && with.ends_with("embed.js\" async></script>"),
            "{with}"
        );
        assert_eq!(address(&Frame { link: "", ..of }), "https://a.example/m/embed.html");
        assert!(
            picture(&of, "views/x.png", "a map", (1200.0, 630.0)).contains("width=\"1200\" height=\"630\"")
        );
    }
}
