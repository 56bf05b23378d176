//! A view inside an article, told as one text: finding, figures, map, legend, table, and where the numbers come from.
//! Knows what a reader of an article is shown; keeps the dataset as far as it was handed over. Knows no browser.
//!
//! The frame is a program of its own: it needs no signals, for there is one question at a time and all of it is told anew.

pub mod more;
mod program;

use crate::analysis::{Analysis, analyze};
use crate::geo::shape::World;
use crate::html::ranking::Listing;
use crate::html::shown::Shown;
use crate::html::{self, map};
use crate::json::Json;
use crate::model::decode::Refusal;
use crate::model::{Dataset, Lang, Rows, decode};
use crate::query::Query;
use crate::query::look::{Look, Show, View};
use crate::scene::table::{Column, Order, ranking};
use crate::scene::{Frame, Ground, Words, ground, place};
use crate::svg::escape;
use crate::text::fill;
use more::More;
use std::mem;

/// Rows of the table in an article; the whole map has the others.
const ROWS: usize = 15;
/// Between the parts of what is told: a sign that no text holds. The same as between the parts of a [`Shown`].
const PART: char = '\u{1d}';

/// The dataset as far as it is here, and the land of the view that was drawn last.
#[derive(Debug)]
pub struct Embedded<M> {
    more: M,
    dataset: Dataset,
    world: World,
    rows: Vec<Rows>,
    files: Vec<String>,
    ground: Option<Ground>,
}

impl<M: More> Embedded<M> {
    /// Begins with the index and the outlines of the world.
    ///
    /// # Errors
    /// What is wrong with one of them.
    pub fn new<J: Json>(index: &J, world: &J) -> Result<Self, String> {
        let dataset = decode::index(index).map_err(|refusal| refusal.to_string())?;
        let world = World::read(world)?;
        let rows = dataset.minerals.iter().map(|_| Rows::default()).collect();
        let more = M::begin(index).map_err(|refusal| refusal.to_string())?;
        Ok(Self { more, dataset, world, rows, files: Vec::new(), ground: None })
    }

    /// Adds a file of flows by its name; one that is here already adds nothing.
    ///
    /// # Errors
    /// A [`Refusal`] where the value is no file of that name's mineral.
    pub fn add<J: Json>(&mut self, name: &str, file: &J) -> Result<(), Refusal> {
        let has = |m: &crate::model::Mineral| m.files.iter().any(|f| f.file == name);
        let Some(at) = self.dataset.minerals.iter().position(has) else { return Ok(()) };
        if self.files.iter().any(|here| here == name) {
            return Ok(());
        }
        let id = self.dataset.minerals.get(at).map_or("", |m| m.id.as_str());
        let rows = decode::flows(file, &self.dataset, id)?;
        self.more.add(at, file)?;
        if let Some(all) = self.rows.get_mut(at) {
            all.append(rows);
        }
        self.files.push(name.to_owned());
        Ok(())
    }

    /// Adds what is known beside the trade.
    ///
    /// # Errors
    /// A [`Refusal`] where the value is none of this edition.
    pub fn add_extras<J: Json>(&mut self, file: &J) -> Result<(), Refusal> {
        self.more.add_extras(file)
    }

    /// Name of a file that a link needs and lacks; empty where nothing is lacking.
    #[must_use]
    pub fn lacking(&self, link: &str) -> &str {
        let (query, _) = Query::parse(link, &self.dataset);
        // A line through the years needs all of them.
        let all = Look::parse(link).show == Show::Chart;
        let year = query.file_in(&self.dataset).map_or("", |f| f.file.as_str());
        let files = query.mineral_in(&self.dataset).map_or(&[][..], |m| &m.files);
        let mut names = files.iter().map(|f| f.file.as_str()).filter(|name| all || *name == year);
        names.find(|name| self.files.iter().all(|here| here != name)).unwrap_or_default()
    }

    /// The link that asks for the same with another focus; the same focus again leaves it. A code that is no territory
    /// changes nothing.
    #[must_use]
    pub fn focused(&self, link: &str, code: &str) -> String {
        let (query, _) = Query::parse(link, &self.dataset);
        let area = self.dataset.area(code);
        let focus = if code.is_empty() || query.focus == area { None } else { area.or(query.focus) };
        self.link(&Query { focus, flow: None, ..query }, &Look::parse(link))
    }

    /// The link that asks for the same in another year.
    #[must_use]
    pub fn in_year(&self, link: &str, year: u16) -> String {
        let (query, _) = Query::parse(link, &self.dataset);
        self.link(&Query { year, ..query }, &Look::parse(link))
    }

    fn link(&self, query: &Query, look: &Look) -> String {
        (query.link(&self.dataset) + &look.link()).trim_start_matches('&').to_owned()
    }

    /// Everything a frame of this width shows for a link, its parts apart by `U+001D`: what [`Shown::write`] has, with
    /// shares as plain text; then the land as HTML (empty where it is the same as last time), the table, chart or results
    /// below it, the years with the one shown, the line under the picture, and what is shown of all this.
    #[must_use]
    pub fn tell(&mut self, link: &str, lang: Lang, width_px: f64) -> String {
        let (query, asked) = Query::parse(link, &self.dataset);
        let look = Look::parse(link);
        let view = look.view.unwrap_or_else(|| ground::view_of(&self.dataset, query.focus));
        let land = self.turned(view);
        let empty = Rows::default();
        let rows = self.rows.get(query.mineral).unwrap_or(&empty);
        let words = Words::new(&self.dataset, lang);
        let scenario = Some(()).filter(|()| look.show == Show::Scenario && query.levers.act());
        let scenario = scenario.and_then(|()| self.more.scenario(link, lang, view, width_px));
        let chart = Some(()).filter(|()| look.show == Show::Chart);
        let chart = chart.and_then(|()| self.more.chart(&self.dataset, &words, rows, &query, width_px));
        let as_it_was = Query { levers: crate::query::Levers::default(), ..query.clone() };
        let analysis = analyze(&self.dataset, rows, &as_it_was);
        let frame = Frame::whole(width_px);
        let Some(ground) = &self.ground else { return String::new() };
        let scene = place(ground, &words, &self.dataset, &as_it_was, &analysis, &asked, frame);
        let mut shown = Shown::of(&scene);
        // What cannot be shown is not claimed: without levers, or anybody in focus, there is the map.
        let show = match (look.show, &scenario, &chart) {
            (Show::Scenario, None, _) | (Show::Chart, _, None) => Show::Map,
            (show, ..) => show,
        };
        let mut below = match show {
            Show::Table | Show::Ranking => self.table(&words, &as_it_was, &analysis),
            _ => chart.unwrap_or_default(),
        };
        if let Some((picture, results)) = scenario {
            let notes = mem::take(&mut shown.notes);
            (shown, below) = (picture, plain_heads(&plain_claims(&results)));
            shown
                .notes
                .extend(notes.into_iter().filter(|note| !shown.notes.contains(note)).collect::<Vec<_>>());
        } else if query.levers.act() {
            shown.notes.insert(0, words.text.embed_levers.to_owned());
        }
        shown.finding = plain_claims(&shown.finding);
        shown.figures = plain_claims(&shown.figures);
        let whole = self.link(&query, &Look { embed: false, show: Show::Map, ..look.clone() });
        [
            shown.write(),
            land,
            below,
            self.years(&words, &query),
            foot(&words, &scene.source, &whole, query.focus.is_some()),
            show.code().to_owned(),
        ]
        .join(&PART.to_string())
    }

    /// Turns the land to a view; its HTML where it was another before.
    fn turned(&mut self, view: View) -> String {
        if self.ground.as_ref().is_some_and(|ground| ground.view == view) {
            return String::new();
        }
        let ground = Ground::new(&self.world, &self.dataset, view);
        let land = map::ground(&ground);
        self.ground = Some(ground);
        land
    }

    fn table(&self, words: &Words<'_>, query: &Query, analysis: &Analysis) -> String {
        let order = Order { by: Column::Imports, descending: true };
        let rows = ranking(&self.dataset, words, analysis, query.measure, order);
        let (goods, year) = (words.goods(query), query.year.to_string());
        let caption = fill(words.text.table_caption, &[("goods", &goods), ("year", &year)]);
        let first = rows.get(..ROWS).unwrap_or(&rows);
        let listing = Listing {
            caption: (&caption, words.unit(analysis.unit)),
            rows: first,
            first: ROWS,
            all: true,
            focus: query.focus,
            order,
        };
        plain_heads(&plain_claims(&html::ranking::listing(words.text, listing)))
    }

    /// First, last and shown year apart by spaces, and the word for them; empty where there is but one.
    fn years(&self, words: &Words<'_>, query: &Query) -> String {
        let years = query.stage_in(&self.dataset).and_then(|stage| {
            let years = stage.coverage.iter().map(|(year, _)| *year);
            Some((years.clone().min()?, years.max()?))
        });
        match years.filter(|(first, last)| first < last) {
            Some((first, last)) => [
                &first.to_string(),
                " ",
                &last.to_string(),
                " ",
                &query.year.to_string(),
                " ",
                words.text.year,
            ]
            .concat(),
            None => String::new(),
        }
    }
}

/// Source, state of the data, the way to the whole map, and the way back from a focus.
fn foot(words: &Words<'_>, source: &str, link: &str, is_focused: bool) -> String {
    let t = words.text;
    let back = if is_focused {
        ["<button type=\"button\" id=\"leave\">", &escape(t.leave_focus), "</button> "].concat()
    } else {
        String::new()
    };
    [
        &back,
        "<a href=\"index.html?",
        &escape(link),
        "\" target=\"_blank\" rel=\"noopener\">",
        &escape(t.embed_open),
        "</a><p>",
        &escape(source),
        "</p>",
    ]
    .concat()
}

/// Shares as plain text: an article has no room for their derivation, the whole map has.
fn plain_claims(html: &str) -> String {
    without(html, "<button type=\"button\" class=\"claim\"")
}

/// Heads of columns and names as plain text: the frame sorts nothing, and its map already takes a focus.
fn plain_heads(html: &str) -> String {
    without(&without(html, "<button type=\"button\" data-sort="), "<button type=\"button\" data-focus=")
}

/// Text in the place of every button that begins like this.
fn without(html: &str, opening: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, button)) = rest.split_once(opening) {
        out += before;
        let inside = button.split_once('>').map_or("", |(_, inside)| inside);
        let (text, after) = inside.split_once("</button>").unwrap_or((inside, ""));
        out += &["<b>", text, "</b>"].concat();
        rest = after;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_button_becomes_its_text() {
        let html = "a <button type=\"button\" class=\"claim\" data-audit=\"x\">51&nbsp;%</button> b";
        assert_eq!(plain_claims(html), "a <b>51&nbsp;%</b> b");
        assert_eq!(plain_claims("nothing"), "nothing");
    }
}
