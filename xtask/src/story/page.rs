//! A story as a page: every step with its picture and its words, readable without a script, on paper and aloud.
//! Knows elements. How readers walk through it is in public/walk.js, how it looks in style/story.css.

use std::fs;
use std::path::Path;

use anyhow::Result;
use minerals_map::model::Lang;
use minerals_map::scene::legend::{Legend, Sample};
use minerals_map::scene::{Scene, SiteKind, Words};
use minerals_map::svg::escape;
use minerals_map::text::{fill, messages};

use super::check::DATA;
use super::figures::{Figures, Of};
use super::file::{Each, Step, Story};
use super::labels::{Labels, labels};
use super::scene::{Seen, Size, Stage};
use super::{PAGES, file_name};
use crate::raster::Fonts;
use crate::views::Shared;

/// Width up to which the picture for phones is taken, pixels; style/story.css has the same.
const NARROW_PX: u32 = 719;

/// What every page names.
pub struct With {
    pub style: String,
    pub script: String,
    pub icon: String,
    /// Where the map will be, with a slash at the end.
    pub address: String,
}

/// Writes the page of a story in a language, the pictures of its steps, and a card.
#[expect(clippy::too_many_arguments, reason = "a page is made of that much")]
pub fn write(
    pages: &Path,
    figures: &Figures<'_>,
    stage: &Stage<'_>,
    fonts: &Fonts,
    with: &With,
    stories: &[Story],
    story: &Story,
    lang: Lang,
) -> Result<()> {
    let words = Words::new(stage.dataset(), lang);
    let page = Page { figures, with, stories, story, lang, words, labels: labels(lang) };
    let mut steps = String::new();
    for step in &story.steps {
        let answered = stage.answered(&step.ask)?;
        let mut wide = None;
        for size in Size::ALL {
            let seen = stage.seen(&answered, step, lang, size);
            fs::write(pages.join(page.picture(step, size)), seen.svg())?;
            wide.get_or_insert(seen);
        }
        if let Some(seen) = wide {
            steps += &page.step(step, &seen)?;
        }
    }
    if let Some(first) = story.steps.first() {
        let card = stage.card(&stage.answered(&first.ask)?, first, lang);
        fs::write(pages.join(page.card()), fonts.png(&card)?)?;
    }
    fs::write(pages.join(file_name(&story.id, lang)), page.whole(&steps)?)?;
    Ok(())
}

struct Page<'p> {
    figures: &'p Figures<'p>,
    with: &'p With,
    stories: &'p [Story],
    story: &'p Story,
    lang: Lang,
    words: Words<'p>,
    labels: Labels,
}

impl Page<'_> {
    fn picture(&self, step: &Step, size: Size) -> String {
        [&self.story.id, ".", &step.id, ".", self.lang.code(), ".", size.code(), ".svg"].concat()
    }

    fn card(&self) -> String {
        [&self.story.id, ".", self.lang.code(), ".png"].concat()
    }

    /// Those of the text beside the steps.
    fn beside(&self) -> Of<'_> {
        self.figures.of(None, &self.story.reported)
    }

    fn filled(&self, of: &Of<'_>, text: &Each<String>) -> Result<String> {
        Ok(of.fill(text.of(self.lang), self.lang)?.html)
    }

    fn paragraphs(&self, of: &Of<'_>, text: &Each<Vec<String>>) -> Result<String> {
        let filled = |text: &String| Ok(["<p>", &of.fill(text, self.lang)?.html, "</p>\n"].concat());
        text.of(self.lang).iter().map(filled).collect()
    }

    fn whole(&self, steps: &str) -> Result<String> {
        let (l, t, code) = (&self.labels, messages(self.lang), self.lang.code());
        let said = |text: &Each<String>| {
            Ok::<_, anyhow::Error>(self.beside().fill(text.of(self.lang), self.lang)?.said)
        };
        let (title, about) = (said(&self.story.title)?, said(&self.story.standfirst)?);
        let shared = Shared {
            title: &title,
            about: &about,
            folder: PAGES,
            slug: &self.story.id,
            lang: self.lang,
            site: t.page_title,
            picture: &self.card(),
            shows: &about,
            oembed: false,
        };
        let languages = Lang::ALL.map(|lang| {
            let current = if lang == self.lang { " aria-current=\"page\"" } else { "" };
            let (other, file) = (lang.code(), file_name(&self.story.id, lang));
            format!(
                "<a lang=\"{other}\" hreflang=\"{other}\" href=\"{file}\"{current}>{}</a>\n",
                lang.own_name()
            )
        });
        let of = self.story.steps.len();
        let places = self.story.steps.iter().enumerate().map(|(at, step)| {
            let heading = self
                .figures
                .of(Some(step), &self.story.reported)
                .fill(step.heading.of(self.lang), self.lang)?
                .said;
            let place = fill(l.step, &[("n", &(at + 1).to_string()), ("of", &of.to_string())]);
            let (id, name) = (&step.id, escape(&[&*place, t.colon, &heading].concat()));
            Ok(format!("<li><a href=\"#{id}\" title=\"{name}\" aria-label=\"{name}\">{}</a></li>\n", at + 1))
        });
        let places = places.collect::<Result<String>>()?;
        let revised = fill(l.revised, &[("date", &self.words.date(&self.story.revised))]);
        let With { style, script, icon, address } = self.with;
        let heading = self.filled(&self.beside(), &self.story.title)?;
        let standfirst = self.filled(&self.beside(), &self.story.standfirst)?;
        let own = file_name(&self.story.id, self.lang);
        Ok(format!(
            "<!DOCTYPE html>\n<html lang=\"{code}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n{head}\
             <link rel=\"icon\" href=\"{icon}\">\n<link rel=\"stylesheet\" href=\"{style}\">\n\
             <script defer src=\"{script}\"></script>\n</head>\n<body>\n\
             <nav class=\"places\" aria-label=\"{steps_label}\"><ol>{places}</ol></nav>\n\
             <header>\n<div class=\"top\"><a class=\"home\" href=\"../index.html?lang={code}\">{map}</a>\n\
             <nav class=\"languages\" aria-label=\"{languages_label}\">{languages}</nav></div>\n\
             <h1>{heading}</h1>\n<p class=\"standfirst\">{standfirst}</p>\n<p class=\"revised\">{revised}</p>\n</header>\n\
             <main data-back=\"{back}\" data-next=\"{next}\" data-place=\"{place}\">\n{steps}</main>\n{aside}\
             <footer>\n<p>{figures} {source}</p>\n{others}\
             <p class=\"whole\"><a href=\"{own}\" target=\"_blank\" rel=\"noopener\">{whole}</a></p>\n\
             </footer>\n</body>\n</html>\n",
            head = shared.head(address),
            map = escape(t.page_title),
            languages_label = l.languages,
            languages = languages.concat(),
            revised = escape(&revised),
            steps_label = l.steps,
            back = l.back,
            next = l.next,
            place = l.step,
            aside = self.aside()?,
            figures = escape(l.figures),
            source = escape(&self.words.source()),
            others = self.others()?,
            whole = l.whole,
        ))
    }

    fn step(&self, step: &Step, seen: &Seen) -> Result<String> {
        let of = self.figures.of(Some(step), &self.story.reported);
        let heading = self.filled(&of, &step.heading)?;
        let scene = &seen.scene;
        let (width, height) = Size::Wide.px();
        let camera =
            [seen.crop.from.x, seen.crop.from.y, seen.crop.width].map(|n| format!("{n:.2}")).join(" ");
        let ask = [&step.ask, "&lang=", self.lang.code()].concat();
        let ask = ask.trim_start_matches('&');
        Ok(format!(
            "<section class=\"step\" id=\"{id}\" aria-labelledby=\"{id}-heading\" data-camera=\"{view} {camera}\">\n\
             <figure><div class=\"window\"><picture><source media=\"(max-width: {NARROW_PX}px)\" srcset=\"{narrow}\">\
             <img loading=\"lazy\" src=\"{wide}\" width=\"{width}\" height=\"{height}\" alt=\"{shows}\"></picture></div>\n\
             <figcaption><p class=\"finding\">{finding}</p>{legend}</figcaption></figure>\n\
             <div class=\"words\"><h2 id=\"{id}-heading\" tabindex=\"-1\">{heading}</h2>\n{text}\
             <p class=\"ask\"><a href=\"../index.html?{ask}\">{ask_label}</a></p>\n{sources}</div>\n</section>\n",
            id = step.id,
            view = seen.ground.view.code(),
            narrow = self.picture(step, Size::Narrow),
            wide = self.picture(step, Size::Wide),
            shows = escape(&scene.description),
            finding = escape(&scene.finding.to_string()),
            legend = legend(scene),
            text = self.paragraphs(&of, &step.text)?,
            ask = escape(ask),
            ask_label = self.labels.ask,
            sources = self.sources(&step.sources),
        ))
    }

    fn sources(&self, named: &[String]) -> String {
        // Several rows of the tables may rest on one page.
        let mut pages: Vec<String> = Vec::new();
        for page in named.iter().map(|name| self.source(name)) {
            if !pages.contains(&page) {
                pages.push(page);
            }
        }
        let items: String = pages.iter().map(|page| ["<li>", page, "</li>\n"].concat()).collect();
        [
            "<details class=\"sources\"><summary>",
            self.labels.sources,
            "</summary><ul>\n",
            &items,
            "</ul></details>\n",
        ]
        .concat()
    }

    fn source(&self, name: &str) -> String {
        let link = |title: &str, url: &str| {
            ["<a href=\"", &escape(url), "\" rel=\"noopener\">", &escape(title), "</a>"].concat()
        };
        if name == DATA {
            return escape(&self.words.source());
        }
        if let Some(source) = self.story.sources.get(name) {
            return link(&source.title, &source.url);
        }
        let cell =
            |column: &str| self.figures.row(name).and_then(|row| row.get(column)).map_or("", |cell| &**cell);
        let (title, first, second) = (cell("source_title"), cell("source_url"), cell("source2_url"));
        match (first, second) {
            ("", "") => escape(title),
            ("", url) => link(title, url),
            (url, "") => link(title, url),
            (url, more) => [&link(title, url), " · ", &link(host(more), more)].concat(),
        }
    }

    fn aside(&self) -> Result<String> {
        let Some(aside) = &self.story.aside else { return Ok(String::new()) };
        let of = self.beside();
        Ok([
            "<aside><h2>",
            &self.filled(&of, &aside.heading)?,
            "</h2>\n",
            &self.paragraphs(&of, &aside.text)?,
            &self.sources(&aside.sources),
            "</aside>\n",
        ]
        .concat())
    }

    fn others(&self) -> Result<String> {
        let mut items = String::new();
        for other in self.stories.iter().filter(|other| other.id != self.story.id) {
            let title =
                self.figures.of(None, &other.reported).fill(other.title.of(self.lang), self.lang)?.said;
            items +=
                &format!("<li><a href=\"{}\">{}</a></li>\n", file_name(&other.id, self.lang), escape(&title));
        }
        if items.is_empty() {
            return Ok(items);
        }
        Ok([
            "<nav class=\"others\" aria-label=\"",
            self.labels.other_stories,
            "\"><h2>",
            self.labels.other_stories,
            "</h2><ul>",
            &items,
            "</ul></nav>\n",
        ]
        .concat())
    }
}

/// The host of an address, to name it by.
fn host(url: &str) -> &str {
    let after = url.split_once("://").map_or(url, |(_, after)| after);
    after.split('/').next().unwrap_or(after).trim_start_matches("www.")
}

/// What lines and shades mean, in as few words as a caption has room for.
fn legend(scene: &Scene) -> String {
    let Legend { tones, shade_title, shades, more, .. } = &scene.legend;
    let sample = |mark: &str, text: &str| {
        ["<li><svg aria-hidden=\"true\" width=\"22\" height=\"12\">", mark, "</svg>", &escape(text), "</li>"]
            .concat()
    };
    let line = |class: &str| format!("<path class=\"{class}\" d=\"M0 6h22\"/>");
    let tones: String =
        tones.iter().zip(["china", "other"]).map(|(text, class)| sample(&line(class), text)).collect();
    let shades: String = shades
        .iter()
        .map(|(shade, text)| {
            sample(&format!("<rect class=\"{}\" width=\"22\" height=\"12\"/>", shade.class()), text)
        })
        .collect();
    let more: String = more
        .iter()
        .map(|(of, text)| {
            let mark = match of {
                Sample::Lost => line("lost"),
                Sample::Short => line("short"),
                Sample::StepsIn => line("steps-in"),
                Sample::Site(kind) => {
                    let on = if *kind == SiteKind::DealOn { " on" } else { "" };
                    format!("<path class=\"site{on}\" d=\"M11 1L16 6L11 11L6 6Z\"/>")
                }
            };
            sample(&mark, text)
        })
        .collect();
    format!(
        "<ul class=\"legend\">{tones}{more}</ul><p class=\"shade-title\">{}</p><ul class=\"legend\">{shades}</ul>",
        escape(shade_title)
    )
}
