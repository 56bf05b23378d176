//! Files of a reader: what he takes away of a view, and what he brings himself.
//! Knows which text a reader asks for by its name; keeps the dataset as far as it was handed over, and the file that is
//! open. Knows no browser: bytes come in slices, and what is to be saved is a text.

mod cite;
mod picture;
mod tables;

use crate::analysis::answer::answer;
use crate::facts::facts;
use crate::geo::shape::World;
use crate::html::files::{Dialog, Part, banner, dialog};
use crate::json::Json;
use crate::model::decode::{self, Refusal};
use crate::model::{Dataset, Lang, Rows, Unit};
use crate::own::columns::Layout;
use crate::own::publish::Change;
use crate::own::report::{Refused, Report};
use crate::own::{Finished, Own, Reader};
use crate::query::Query;
use crate::query::look::{Look, View};
use crate::scene::Words;
use crate::text::{files, messages};
use cite::Cited;

/// Rows of a report that are written at once.
const REPORT_ROWS: usize = 20_000;

/// The dataset as far as it is here, and a file of the reader's own.
#[derive(Debug)]
pub struct Files {
    /// The index of the map.
    base: Dataset,
    /// The index that answers: that of the map, or that made of the reader's file.
    dataset: Dataset,
    rows: Vec<Rows>,
    world: Option<World>,
    own: Option<Own>,
    reading: Option<(Reader, String)>,
    refused: Option<(String, Refused)>,
}

/// What is behind the address of a view.
struct Asked<'a> {
    /// Address of the page.
    address: &'a str,
    /// Which meridian is in the middle.
    view: View,
    /// A date such as `2026-11-27`.
    today: &'a str,
}

impl<'a> Asked<'a> {
    /// Reads address, view and day, a line each; what is missing is empty.
    fn read(argument: &'a str) -> Self {
        let mut lines = argument.split('\n');
        let mut line = || lines.next().unwrap_or_default();
        let (address, view, today) = (line(), line(), line());
        let view = View::ALL.into_iter().find(|known| known.code() == view).unwrap_or(View::Atlantic);
        Self { address, view, today }
    }
}

impl Files {
    /// Begins with the index of the map.
    ///
    /// # Errors
    /// A [`Refusal`] where the value is none.
    pub fn new<J: Json>(index: &J) -> Result<Self, Refusal> {
        let base = decode::index(index)?;
        let rows = base.minerals.iter().map(|_| Rows::default()).collect();
        Ok(Self { dataset: base.clone(), base, rows, world: None, own: None, reading: None, refused: None })
    }

    /// Takes the index that answers from now on, without its flows.
    ///
    /// # Errors
    /// A [`Refusal`] where the value is none.
    pub fn answer_from<J: Json>(&mut self, index: &J) -> Result<(), Refusal> {
        self.dataset = decode::index(index)?;
        self.rows = self.dataset.minerals.iter().map(|_| Rows::default()).collect();
        Ok(())
    }

    /// Adds a file of flows of the mineral at a position.
    ///
    /// # Errors
    /// A [`Refusal`] where the value is none of that mineral.
    pub fn add<J: Json>(&mut self, mineral: usize, file: &J) -> Result<(), Refusal> {
        let id = self.dataset.minerals.get(mineral).map_or("", |m| m.id.as_str());
        let rows = decode::flows(file, &self.dataset, id)?;
        if let Some(all) = self.rows.get_mut(mineral) {
            all.append(rows);
        }
        Ok(())
    }

    /// Takes the land.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn add_world<J: Json>(&mut self, file: &J) -> Result<(), Refusal> {
        self.world = Some(World::read(file).map_err(Refusal::Broken)?);
        Ok(())
    }

    /// What a reader asks for, by its name: `data` as HTML text, the inside of the dialog; everything else as it is saved or copied.
    /// Empty where there is none.
    ///
    /// `argument` holds the address of the page, the view and the day, a line each.
    #[must_use]
    pub fn tell(&self, part: &str, link: &str, lang: Lang, argument: &str) -> String {
        let asked = Asked::read(argument);
        let (query, _) = Query::parse(link, &self.dataset);
        let words = Words::new(&self.dataset, lang);
        let Some(rows) = self.rows.get(query.mineral) else { return String::new() };
        let answer = || answer(&self.dataset, rows, &query);
        match part {
            "data" => self.dialog(&query, lang),
            "own" => self.own.as_ref().map_or(String::new(), |own| banner(files(lang), &own.name)),
            "table" => tables::importers(&self.dataset, &words, &query, answer().last()),
            "flows" => tables::flows(&self.dataset, &words, rows, &query),
            "facts" => facts(&self.dataset, rows, &query, &[]).unwrap_or_default(),
            "map" => self.world.as_ref().map_or(String::new(), |world| {
                picture::map(&self.dataset, world, words, &query, &answer(), asked.view, asked.address)
            }),
            "chart" => picture::chart(&self.dataset, &words, rows, &query, asked.address),
            "cite" | "bibtex" => {
                let write = if part == "cite" { cite::text } else { cite::bibtex };
                let Asked { address, today, .. } = asked;
                write(&Cited {
                    dataset: &self.dataset,
                    words: &words,
                    query: &query,
                    analysis: &answer().before,
                    address,
                    today,
                })
            }
            _ => String::new(),
        }
    }

    /// Name of a file that holds a part: mineral, stage, year and edition.
    #[must_use]
    pub fn name(&self, part: &str, link: &str, ending: &str) -> String {
        let (query, _) = Query::parse(link, &self.dataset);
        let mineral = query.mineral_in(&self.dataset).map_or("", |m| &*m.id);
        let stage = query.stage_in(&self.dataset).map_or("", |s| &*s.id);
        let focus = query.focus.map_or("", |area| self.dataset.area_code(area));
        let year = query.year.to_string();
        let words = ["minerals-map", mineral, stage, &*year, focus, part, &*self.dataset.edition];
        let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
        [&*words.join("_"), ".", ending].concat()
    }

    fn dialog(&self, query: &Query, lang: Lang) -> String {
        let words = Words::new(&self.dataset, lang);
        let who = query.focus.map(|area| words.area(area).to_owned());
        let worth = self.own.as_ref().map_or(0.0, |own| own.report.usd / 1000.0);
        let mut parts = vec![Part::Table, Part::Flows, Part::Facts, Part::Map];
        let of_mineral = query.mineral_in(&self.dataset).map_or(0, |m| m.files.iter().map(|f| f.rows).sum());
        let is_whole = self.rows.get(query.mineral).is_some_and(|rows| rows.len() == of_mineral as usize);
        if is_whole && (who.is_some() || !query.compare.is_empty()) {
            parts.push(Part::Chart(who));
        }
        dialog(
            (messages(lang), files(lang), lang),
            &Dialog {
                parts: &parts,
                own: self.own.as_ref(),
                worth: &words.amount(Unit::Usd, worth),
                reading: self.reading.as_ref().map(|(_, name)| &**name),
                refused: self.refused.as_ref().map(|(name, refused)| (&**name, refused)),
            },
        )
    }

    /// Begins to read a file with this name.
    pub fn begin(&mut self, name: &str) {
        self.refused = None;
        self.reading = Some((Reader::new(self.base.clone(), name), name.to_owned()));
    }

    /// Takes the next slice of it; `false` where nothing more is wanted.
    pub fn feed(&mut self, slice: &[u8]) -> bool {
        match self.reading.as_mut().map(|(reader, _)| reader.feed(slice)) {
            Some(Ok(())) => true,
            Some(Err(refused)) => {
                self.refuse(refused);
                false
            }
            None => false,
        }
    }

    /// Gives a file up.
    pub fn refuse(&mut self, why: Refused) {
        self.refused = self.reading.take().map(|(_, name)| (name, why));
    }

    /// Ends it: a table is open now; the text of a JSON file is for the browser's parser, with the hash of its bytes.
    pub fn finish(&mut self) -> Option<(String, u64)> {
        let (reader, name) = self.reading.take()?;
        match reader.finish() {
            Ok(Finished::Rows(own)) => self.own = Some(*own),
            Ok(Finished::Json(text, hash)) => {
                self.reading = Some((Reader::new(self.base.clone(), &name), name));
                return Some((text, hash));
            }
            Err(refused) => self.refused = Some((name, refused)),
        }
        None
    }

    /// Takes a JSON file as the browser parsed it.
    pub fn take_json<J: Json>(&mut self, value: &J, hash: u64) {
        let Some((_, name)) = self.reading.take() else { return };
        match Own::of_json(value, &self.base, &name, hash) {
            Ok(own) => self.own = Some(own),
            Err(refused) => self.refused = Some((name, refused)),
        }
    }

    /// The file that is open.
    #[must_use]
    pub fn own(&self) -> Option<&Own> {
        self.own.as_ref()
    }

    /// Closes it.
    pub fn close(&mut self) {
        (self.own, self.refused) = (None, None);
    }

    /// What changes in the index with the file that is open.
    #[must_use]
    pub fn changes(&self) -> Vec<Change> {
        self.own.as_ref().map_or(Vec::new(), Own::changes)
    }

    /// The dropped rows as CSV, in pieces; `None` past the last.
    #[must_use]
    pub fn report(&self, piece: usize, lang: Lang) -> Option<String> {
        let report = &self.own.as_ref()?.report;
        let mut text = if piece == 0 { Report::csv_head().to_owned() } else { String::new() };
        let from = piece * REPORT_ROWS;
        let rows = report.faults.get(from..(from + REPORT_ROWS).min(report.faults.len()));
        let rows = rows.filter(|rows| !rows.is_empty() || piece == 0)?;
        for fault in rows {
            text += &fault.csv(report.layout.unwrap_or(Layout::Tidy), files(lang));
            text.push('\n');
        }
        Some(text)
    }

    /// The link of the view that a page shows next: the same question where the index has rows for it, else the first
    /// that has some. `index` is the one that answers then.
    #[must_use]
    pub fn next_link(&self, link: &str, index: &Dataset) -> String {
        let (mut query, _) = Query::parse(link, index);
        let has_rows = |query: &Query| query.file_in(index).is_some();
        if !has_rows(&query) {
            let stages = index.minerals.iter().enumerate();
            let covered = stages.flat_map(|(m, mineral)| (0..mineral.stages.len()).map(move |s| (m, s)));
            let mut asks = std::iter::once((query.mineral, query.stage)).chain(covered);
            let first = asks.find(|(mineral, stage)| {
                let stage = index.minerals.get(*mineral).and_then(|m| m.stages.get(*stage));
                stage.is_some_and(|stage| !stage.coverage.is_empty())
            });
            if let Some((mineral, stage)) = first {
                query = query.about(index, mineral, stage);
                query.year = query.latest_year(index);
                query.flow = None;
            }
        }
        let edition = index.is_own().then(|| index.edition.clone());
        let look = Look { edition, ..Look::parse(link) };
        let link = query.link(index) + &look.link();
        link.trim_start_matches('&').to_owned()
    }
}
