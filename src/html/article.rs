//! The dialog that takes a view into an article, as HTML text: what to show, a preview, and what an editor pastes.
//! Knows the choices and their names in the form; what is pasted is written in [`super::snippet`].

use super::audit::plain;
use super::each;
use super::snippet::{self, Frame};
use crate::model::{Dataset, Lang};
use crate::query::look::{Look, Show, Theme};
use crate::query::preset;
use crate::svg::card::Size;
use crate::svg::escape;
use crate::text::{Guide, Messages, fill};

/// Between texts that are told together: a sign that no text holds.
pub const PIECE: char = '\u{1f}';
/// Height of a frame of which nothing is known, pixels.
const HEIGHT_PX: u32 = 640;
/// Heights that a frame may have, pixels: what `embed.js` bounds too.
const HEIGHTS_PX: std::ops::RangeInclusive<u32> = 120..=4000;

/// A view on its way into an article.
#[derive(Clone, Debug, PartialEq)]
pub struct Article<'a> {
    /// Where the map is, with a slash at the end.
    address: &'a str,
    /// How the view is presented there.
    look: Look,
    /// The height an editor asks for.
    height_px: Option<u32>,
    /// The height the preview has.
    measured_px: Option<u32>,
    /// The finding, in plain text.
    said: &'a str,
    /// What the map shows, for those who do not see it.
    shows: &'a str,
}

/// The frame of the preview, at the address of what is chosen.
#[must_use]
pub fn preview_frame(address: &str) -> String {
    ["<iframe data-minerals-map src=\"", &escape(address), "\"></iframe>"].concat()
}

impl<'a> Article<'a> {
    /// Reads what the page knows, a line each: address of the folder, choices as keys of a link, height of the preview,
    /// finding, description. What is missing is empty.
    #[must_use]
    pub fn read(text: &'a str) -> Self {
        let mut lines = text.split('\n');
        let mut line = || lines.next().unwrap_or_default();
        let (address, choices, measured, said, shows) = (line(), line(), line(), line(), line());
        let height = choices.split('&').find_map(|choice| choice.strip_prefix("height="));
        let px = |text: &str| text.parse().ok().filter(|px| HEIGHTS_PX.contains(px));
        Self {
            address,
            look: Look { embed: false, ..Look::parse(choices) },
            height_px: height.and_then(px),
            measured_px: px(measured),
            said,
            shows,
        }
    }

    fn height_px(&self) -> u32 {
        self.height_px.or(self.measured_px).unwrap_or(HEIGHT_PX)
    }

    fn link(&self, question: &str) -> String {
        let link = [question, &self.look.link()].concat();
        link.strip_prefix('&').map_or(link.clone(), str::to_owned)
    }

    /// Address of the preview, relative to the page. `question` is the question as a link writes it, here and below.
    #[must_use]
    pub fn preview(&self, question: &str) -> String {
        snippet::address(&Frame { address: "", link: &self.link(question), title: "", height_px: 0 })
    }

    /// What an editor pastes: with a script, without, the address, and a picture where there is one.
    #[must_use]
    pub fn codes(&self, question: &str, lang: Lang) -> Vec<String> {
        let link = self.link(question);
        let frame =
            Frame { address: self.address, link: &link, title: self.said, height_px: self.height_px() };
        let mut codes = vec![snippet::with_script(&frame), snippet::plain(&frame), snippet::address(&frame)];
        if let Some(preset) = preset::of(question) {
            let own = self.look.lang.unwrap_or(lang);
            let file = ["views/", preset.slug, ".", own.code(), ".", Size::Wide.code(), ".png"].concat();
            // The description is in the language of the page, the finding in that of the article.
            let shows = if own == lang { self.shows } else { self.said };
            codes.push(snippet::picture(&frame, &file, shows, Size::Wide.px()));
        }
        codes
    }

    /// A field with a button that copies it for each of [`Self::codes`].
    fn code_fields(&self, g: &Guide, question: &str, lang: Lang) -> String {
        let titles = [g.article_with_script, g.article_plain, g.article_address, g.article_picture];
        let codes: Vec<_> = titles.into_iter().zip(self.codes(question, lang)).enumerate().collect();
        each(&codes, |(at, (title, code))| {
            let id = ["article-code-", &at.to_string()].concat();
            [
                "<div class=\"code\"><label for=\"",
                &id,
                "\">",
                &escape(title),
                "</label><button type=\"button\" data-copy=\"",
                &id,
                "\" data-refused=\"",
                &escape(g.article_selected),
                "\">",
                &escape(g.article_copy),
                "</button><textarea id=\"",
                &id,
                "\" readonly spellcheck=\"false\" rows=\"",
                if code.len() > 120 { "4" } else { "2" },
                "\">",
                &escape(code),
                "</textarea></div>",
            ]
            .concat()
        })
    }

    /// Inside of the dialog.
    #[must_use]
    pub fn dialog(
        &self,
        (t, g): (&Messages, &Guide),
        question: &str,
        dataset: &Dataset,
        lang: Lang,
    ) -> String {
        let preview = escape(&self.preview(question));
        let inside = [
            "<div id=\"article\"><div><form id=\"article-form\">",
            &self.fields(t, g, question, dataset),
            "</form><p class=\"said\" id=\"audit-said\" role=\"status\"></p><div id=\"article-codes\">",
            &self.code_fields(g, question, lang),
            "</div></div><div><h3>",
            &escape(g.article_preview),
            "</h3><div id=\"article-preview\">",
            &preview_frame(&self.preview(question)),
            "<p class=\"refused\">",
            &escape(g.article_refused),
            "</p></div><p><a id=\"article-alone\" href=\"",
            &preview,
            "\" target=\"_blank\" rel=\"noopener\">",
            &escape(g.article_alone),
            "</a></p></div></div>",
        ];
        plain(t, g.article_title, &inside.concat())
    }

    fn fields(&self, t: &Messages, g: &Guide, question: &str, dataset: &Dataset) -> String {
        let shows = Show::ALL.into_iter().filter(|show| makes_sense(*show, question));
        let shows: Vec<(&str, &str)> = shows.map(|show| (show.code(), name(show, g))).collect();
        let langs: Vec<(&str, &str)> = [("", g.article_lang_auto)]
            .into_iter()
            .chain(Lang::ALL.map(|l| (l.code(), l.own_name())))
            .collect();
        let themes = [("auto", g.article_auto), ("light", g.article_light), ("dark", g.article_dark)];
        let theme = match self.look.theme {
            Theme::Auto => "auto",
            Theme::Light => "light",
            Theme::Dark => "dark",
        };
        let this = fill(g.article_this_edition, &[("edition", &dataset.edition)]);
        let editions = [("", g.article_newest), (&*dataset.edition, &*this)];
        let edition = self.look.edition.as_ref().map_or("", |_| &*dataset.edition);
        let view = self.look.view.map_or("", |view| view.code());
        let height = self.height_px.map_or(String::new(), |px| px.to_string());
        let measured = self.measured_px.unwrap_or(HEIGHT_PX).to_string();
        [
            &select("show", g.article_show, &shows, self.look.show.code()),
            &*select("lang", t.language, &langs, self.look.lang.map_or("", Lang::code)),
            &select("theme", g.article_theme, &themes, theme),
            &select("v", g.article_edition, &editions, edition),
            "<div class=\"field\"><label for=\"article-height\">",
            &escape(g.article_height),
            "</label><input type=\"number\" id=\"article-height\" name=\"height\" min=\"120\" max=\"4000\" step=\"10\" value=\"",
            &height,
            "\" placeholder=\"",
            &measured,
            "\"></div><input type=\"hidden\" name=\"view\" value=\"",
            view,
            "\">",
        ]
        .concat()
    }
}

/// A line through the years needs somebody whose line it is, a what-if a lever.
fn makes_sense(show: Show, question: &str) -> bool {
    let asks = |keys: &[&str]| question.split('&').any(|pair| keys.iter().any(|key| pair.starts_with(key)));
    match show {
        Show::Chart => asks(&["f=", "cmp="]),
        Show::Scenario => asks(&["stop=", "pool=", "deals="]),
        _ => true,
    }
}

fn name(show: Show, g: &Guide) -> &'static str {
    match show {
        Show::Map => g.article_map,
        Show::Table => g.article_table,
        Show::Ranking => g.article_ranking,
        Show::Chart => g.article_chart,
        Show::Scenario => g.article_scenario,
    }
}

fn select(key: &str, label: &str, options: &[(&str, &str)], chosen: &str) -> String {
    let options = each(options, |(value, text)| option(value, text, *value == chosen));
    let id = ["article-", key].concat();
    [
        "<div class=\"field\"><label for=\"",
        &id,
        "\">",
        &escape(label),
        "</label><select id=\"",
        &id,
        "\" name=\"",
        key,
        "\">",
        &options,
        "</select></div>",
    ]
    .concat()
}

fn option(value: &str, text: &str, is_chosen: bool) -> String {
    let chosen = if is_chosen { "\" selected>" } else { "\">" };
    ["<option value=\"", &escape(value), chosen, &escape(text), "</option>"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::disk::Folder;
    use crate::text::{guide, messages};
    use std::path::Path;

    #[test]
    fn choices_are_in_the_link_and_nothing_else_is() {
        let text = "https://a.example/m/\nshow=table&lang=de&theme=auto&v=&height=&view=pacific&x=%3Cscript%3E\n812\nJapan bezog\nWeltkarte";
        let article = Article::read(text);
        let question = "m=gallium&f=JPN";
        assert_eq!(article.preview(question), "embed.html?m=gallium&f=JPN&lang=de&view=pacific&show=table");
        let codes = article.codes(question, Lang::En);
        assert!(codes[1].contains("height=\"812\"") && codes[1].contains("title=\"Japan bezog\""));
        assert_eq!(codes[2], ["https://a.example/m/", &article.preview(question)].concat());
        assert!(codes[3].contains("views/gallium-japan.de.wide.png"), "{codes:?}");
        assert!(codes[3].contains("alt=\"Japan bezog\""), "the page speaks another language: {codes:?}");
    }

    #[test]
    fn a_view_without_a_card_offers_no_picture_and_an_absurd_height_is_none() {
        for (height, px) in [("1e9", 640), ("-5", 640), ("900", 900), ("", 640)] {
            let text = ["https://a.example/\nheight=", height].concat();
            let codes = Article::read(&text).codes("m=gallium&f=JPN&y=2010", Lang::De);
            assert_eq!(codes.len(), 3);
            assert!(codes[1].contains(&format!("height=\"{px}\"")), "{height}: {codes:?}");
        }
    }

    #[test]
    fn a_chart_needs_somebody_and_a_what_if_a_lever() {
        let of = |question| Show::ALL.into_iter().filter(|show| makes_sense(*show, question)).count();
        assert_eq!((of(""), of("m=gallium&f=JPN"), of("cmp=JPN&stop=50"), of("pool=JPN")), (3, 4, 5, 4));
    }

    #[test]
    fn the_dialog_stands_as_it_was_chosen() {
        let folder = Folder::open(Path::new("public/data")).expect("the dataset");
        for lang in Lang::ALL {
            let choices = ["a\nshow=ranking&theme=dark&lang=", lang.code(), "&v=", &folder.dataset.edition];
            let choices = choices.concat();
            let article = Article::read(&choices);
            let dialog = article.dialog((messages(lang), guide(lang)), "", &folder.dataset, lang);
            for chosen in ["ranking", "dark", lang.code(), &folder.dataset.edition] {
                assert!(dialog.contains(&format!("value=\"{chosen}\" selected")), "{chosen}: {dialog}");
            }
        }
    }
}
