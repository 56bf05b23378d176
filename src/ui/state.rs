//! The signals of the page and what follows from them.
//! Three roots split by how often they change: the question, the camera, the pointer. Two memos: answer and scene.

use super::browser;
use super::live::{Text, text};
use super::load::{Awaited, Behind, Failure, Loaded, Module};
use super::root::Root;
use super::shortcuts::KEYS;
use crate::analysis::{Analysis, analyze};
use crate::digits::{between, plain};
use crate::geo::shape::World;
use crate::html::shown::Shown;
use crate::model::{Area, Dataset, FlowFile, Lang};
use crate::query::look::Look;
use crate::query::{Notice, Query};
use crate::scene::table::{Column, Order};
use crate::scene::{Frame, Ground, Words, ground, place};
use crate::text::{Messages, messages};
use leptos::prelude::*;
use std::sync::Arc;

/// How the map is zoomed and moved: a point of the map plane in the middle, and a factor.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// Magnification; 1 shows the whole map.
    pub zoom: f64,
    /// Shift of the map after magnification, map units.
    pub shift: (f64, f64),
}

impl Camera {
    /// The whole map.
    pub const WHOLE: Self = Self { zoom: 1.0, shift: (0.0, 0.0) };
    /// Closest look.
    pub const CLOSEST: f64 = 24.0;

    /// Magnified by a factor with the point `at` (map units) staying where it is, never past the map's edge.
    #[must_use]
    pub fn zoomed(self, factor: f64, at: (f64, f64)) -> Self {
        let zoom = between(self.zoom * factor, 1.0, Self::CLOSEST);
        let keep = |shift: f64, at: f64| at - (at - shift) / self.zoom * zoom;
        Self { zoom, shift: (keep(self.shift.0, at.0), keep(self.shift.1, at.1)) }.held()
    }

    /// Moved by map units of the screen, never past the map's edge.
    #[must_use]
    pub fn moved(self, by: (f64, f64)) -> Self {
        Self { shift: (self.shift.0 + by.0, self.shift.1 + by.1), ..self }.held()
    }

    fn held(self) -> Self {
        let (top, height) = ground::window();
        let x = between(self.shift.0, ground::WIDTH * (1.0 - self.zoom), 0.0);
        let y = between(self.shift.1, (top + height) * (1.0 - self.zoom), top * (1.0 - self.zoom));
        Self { shift: (x, y), ..self }
    }

    /// The point of the map plane that is shown at a point of the frame.
    #[must_use]
    pub fn map_from_frame(self, at: (f64, f64)) -> (f64, f64) {
        ((at.0 - self.shift.0) / self.zoom, (at.1 - self.shift.1) / self.zoom)
    }
}

/// What the pointer or the keyboard points at, and where its words stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Hover {
    /// Lines, the name first.
    pub lines: Vec<String>,
    /// Place in the map's box, CSS pixels.
    pub at_px: (f64, f64),
}

/// An answer with the question it belongs to.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The question.
    pub query: Query,
    /// Its answer.
    pub analysis: Analysis,
}

/// Everything the page knows; made once at the root and passed as a value.
#[derive(Clone, Copy)]
pub struct State {
    /// The index of the dataset.
    pub dataset: &'static Dataset,
    /// The question.
    pub query: Root<Query>,
    /// Notices that came with the link.
    pub asked: Root<Vec<Notice>>,
    /// Presentation keys of the link.
    pub look: Root<Look>,
    /// A language asked for that the page does not speak yet.
    pub awaited: Root<Option<Awaited>>,
    /// The browser's language.
    pub browser_lang: Lang,
    /// Files of flows that are here.
    pub loaded: Root<Loaded>,
    /// Why the last file is not here.
    pub failure: Root<Option<Failure>>,
    /// Width of the map, CSS pixels.
    pub width_px: Root<f64>,
    /// Zoom and place of the map.
    pub camera: Root<Camera>,
    /// Magnification at rest, for which the scene is placed.
    pub rest_zoom: Root<f64>,
    /// How the table is sorted.
    pub order: Root<Order>,
    /// Whether the table shows every row.
    pub all_rows: Root<bool>,
    /// What is pointed at.
    pub hover: Root<Option<Hover>>,
    /// The last file of earlier years that could not be had.
    pub history_lost: Root<Option<&'static str>>,
    /// Whether the list of minerals is open.
    pub picker_open: Root<bool>,
    /// What is typed into the search.
    pub search: Root<String>,
    /// Which line of what was found is selected.
    pub found_at: Root<usize>,
    /// Whether the keyboard is in the search.
    pub at_search: Root<bool>,
    /// Whether the year is being dragged: one step of the history for the whole drag.
    pub dragging: Root<bool>,
    /// Whether the browser let the page copy its link, once asked.
    pub copied: Root<Option<bool>>,
    /// The second module of code.
    pub behind: Root<Behind>,
    /// The module of code for levers.
    pub what_if: Root<Behind>,
    /// The languages whose texts about levers are here.
    pub what_if_texts: Root<Vec<Lang>>,
    /// The language whose texts about levers could not be had last.
    pub what_if_lost: Root<Option<Lang>>,
    /// Whether the levers are open.
    pub levers_open: Root<bool>,
    /// Whether the timeline is open.
    pub timeline_open: Root<bool>,
    /// Whether the map shows the inventory of sites.
    pub inventory: Root<bool>,
    /// Whether the timeline shows unsure entries.
    pub unsure: Root<bool>,
    /// Whether the timeline shows entries about no mineral in particular.
    pub general: Root<bool>,
    /// Whether single keys act anywhere in the page; for this visit, since nothing is stored.
    pub shortcuts: Root<bool>,
    /// Step of the tour; none is 0.
    pub tour: Root<usize>,
    /// What the dialog is asked for: the claim of a share that is being taken apart, or the keys.
    pub audited: Root<Option<String>>,
    /// Whether the method section is open.
    pub method_open: Root<bool>,
    /// The languages whose long texts are here.
    pub guide: Root<Vec<Lang>>,
    /// The language whose long texts could not be had last.
    pub guide_lost: Root<Option<Lang>>,
    /// The answer; the one before while a file is on its way.
    pub answer: Memo<Option<Arc<Answer>>>,
    /// Land for the view.
    pub ground: Memo<Arc<Ground>>,
    /// The picture of the answer: of the what-if where one is told, else of the trade.
    pub scene: Memo<Option<Arc<Shown>>>,
}

impl State {
    /// Makes the signals for a dataset and a link.
    #[must_use]
    pub fn new(dataset: &'static Dataset, world: &'static World, link: &str, browser_lang: Lang) -> Self {
        let (first, notices) = Query::parse(link, dataset);
        let query = Root::new(first);
        let asked = Root::new(notices);
        let look = Root::new(Look::parse(link));
        let loaded = Root::new(Loaded::default());
        let width_px = Root::new(960.0);
        let rest_zoom = Root::new(1.0);
        let answer = Memo::new(move |before: Option<&Option<Arc<Answer>>>| {
            let query = query.get();
            let rows = match needed(dataset, &query) {
                Some(file) => loaded.with(|l| l.rows(query.mineral).filter(|_| l.has(&file.file))),
                None => Some(loaded.with(|l| l.rows(query.mineral)).unwrap_or_default()),
            };
            match rows {
                Some(rows) => {
                    let analysis = analyze(dataset, &rows, &query);
                    Some(Arc::new(Answer { query, analysis }))
                }
                None => before.cloned().flatten(),
            }
        });
        let view = Memo::new(move |_| {
            look.with(|l| l.view).unwrap_or_else(|| ground::view_of(dataset, query.with(|q| q.focus)))
        });
        let ground = Memo::new(move |_| Arc::new(Ground::new(world, dataset, view.get())));
        let lang = move || look.with(|l| l.lang).unwrap_or(browser_lang);
        let (what_if, what_if_texts) = (Root::new(Behind::Asleep), Root::new(Vec::new()));
        let levers_open = Root::new(query.with_untracked(|q| q.levers.act()));
        let inventory = Root::new(false);
        let scene = Memo::new(move |_| {
            let answer = answer.get()?;
            let words = Words::new(dataset, lang());
            let frame = Frame { width_px: width_px.get(), zoom: rest_zoom.get() };
            let is_here = what_if.get() == Behind::Here && what_if_texts.with(|here| here.contains(&lang()));
            if is_here && (answer.query.levers.act() || levers_open.get()) {
                loaded.track();
                let sites = if inventory.get() { " sites" } else { "" };
                let (width_px, zoom) = (plain(frame.width_px, 0), plain(frame.zoom, 4));
                let argument = [&width_px, " ", &zoom, " ", view.get().code(), sites].concat();
                let link = answer.query.link(dataset);
                let told = browser::tell(Module::WhatIf, "picture", &link, lang(), &argument);
                if let Some(mut shown) = told.as_deref().and_then(Shown::read) {
                    asked.with(|asked| {
                        for notice in asked.iter().rev() {
                            shown.notes.insert(0, words.notice(&answer.query, notice));
                        }
                    });
                    return Some(Arc::new(shown));
                }
            }
            let ground = ground.get();
            Some(Arc::new(asked.with(|asked| {
                Shown::of(&place(&ground, &words, dataset, &answer.query, &answer.analysis, asked, frame))
            })))
        });
        Self {
            what_if,
            what_if_texts,
            what_if_lost: Root::new(None),
            levers_open,
            timeline_open: Root::new(false),
            inventory,
            unsure: Root::new(false),
            general: Root::new(false),
            dataset,
            query,
            asked,
            look,
            awaited: Root::new(None),
            browser_lang,
            loaded,
            failure: Root::new(None),
            width_px,
            camera: Root::new(Camera::WHOLE),
            rest_zoom,
            order: Root::new(Order { by: Column::Imports, descending: true }),
            all_rows: Root::new(false),
            hover: Root::new(None),
            history_lost: Root::new(None),
            shortcuts: Root::new(true),
            tour: Root::new(0),
            audited: Root::new(None),
            method_open: Root::new(false),
            guide: Root::new(Vec::new()),
            guide_lost: Root::new(None),
            picker_open: Root::new(false),
            search: Root::new(String::new()),
            found_at: Root::new(0),
            at_search: Root::new(false),
            dragging: Root::new(false),
            copied: Root::new(None),
            behind: Root::new(Behind::Asleep),
            answer,
            ground,
            scene,
        }
    }

    /// Where a module of code is.
    #[must_use]
    pub fn status(&self, module: Module) -> Root<Behind> {
        match module {
            Module::Behind => self.behind,
            Module::WhatIf => self.what_if,
        }
    }

    /// Whether levers or timeline need their module of code, tracked.
    #[must_use]
    pub fn wants_what_if(&self) -> bool {
        self.query.with(|q| q.levers.act()) || self.levers_open.get() || self.timeline_open.get()
    }

    /// Whether something is open that is told with the long texts, tracked.
    #[must_use]
    pub fn wants_guide(&self) -> bool {
        self.method_open.get()
            || self.at_search.get()
            || self.tour.get() > 0
            || self.audited.with(|asked| asked.as_deref() == Some(KEYS))
    }

    /// Brings the camera to rest somewhere; the scene is placed for it.
    pub fn rest(&self, camera: Camera) {
        self.camera.set(camera);
        if (self.rest_zoom.get_untracked() - camera.zoom).abs() > 1e-9 {
            self.rest_zoom.set(camera.zoom);
        }
    }

    /// The language of the page, tracked.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.look.with(|l| l.lang).unwrap_or(self.browser_lang)
    }

    /// Words in the language of the page, tracked.
    #[must_use]
    pub fn words(&self) -> Words<'static> {
        Words::new(self.dataset, self.lang())
    }

    /// A message in the language of the page.
    pub fn say(self, pick: fn(&'static Messages) -> &'static str) -> Text {
        text(move || pick(messages(self.lang())).to_owned())
    }

    /// The link of a question and look, with its leading `?`.
    #[must_use]
    pub fn link(&self, query: &Query, look: &Look) -> String {
        let link = query.link(self.dataset) + &look.link();
        format!("?{}", link.trim_start_matches('&'))
    }

    /// The file of flows a question needs and lacks, tracked.
    #[must_use]
    pub fn missing(&self) -> Option<(usize, &'static FlowFile)> {
        let query = self.query.get();
        let file = needed(self.dataset, &query)?;
        let is_here = self.loaded.with(|l| l.has(&file.file));
        (!is_here).then_some((query.mineral, file))
    }

    /// The next file that lines through the years need and lack, tracked; none while nobody is looked at.
    #[must_use]
    pub fn missing_history(&self) -> Option<(usize, &'static FlowFile)> {
        let query = self.query.get();
        let files = &query.mineral_in(self.dataset)?.files;
        let wanted = query.focus.is_some() || !query.compare.is_empty();
        let lacking = self.loaded.with(|l| files.iter().find(|f| !l.has(&f.file)));
        lacking.filter(|_| wanted).map(|file| (query.mineral, file))
    }

    /// Whether years that lines need could not be had, tracked.
    #[must_use]
    pub fn lacks_history(&self) -> bool {
        let lost = self.history_lost.get();
        self.missing_history().is_some_and(|(_, file)| lost == Some(&*file.file))
    }

    /// The question with another focus; the same focus again leaves it.
    #[must_use]
    pub fn focused(&self, area: Area) -> Query {
        let query = self.query.get_untracked();
        let focus = (query.focus != Some(area)).then_some(area);
        Query { focus, ..query }
    }
}

/// The file that holds the year of a question; `None` where no file does.
fn needed<'d>(dataset: &'d Dataset, query: &Query) -> Option<&'d FlowFile> {
    query.stage_in(dataset)?.coverage_in(query.year)?;
    query.mineral_in(dataset)?.files.iter().find(|f| (f.first_year..=f.last_year).contains(&query.year))
}

#[cfg(test)]
mod tests {
    use super::Camera;

    #[test]
    fn zooming_keeps_the_point_under_the_finger() {
        let camera = Camera::WHOLE.zoomed(4.0, (600.0, 200.0));
        let under = camera.map_from_frame((600.0, 200.0));
        assert!((under.0 - 600.0).abs() < 1e-9 && (under.1 - 200.0).abs() < 1e-9);
    }

    #[test]
    fn the_map_never_leaves_its_frame() {
        let camera = Camera::WHOLE.zoomed(3.0, (0.0, 0.0)).moved((500.0, -9000.0));
        assert!(camera.shift.0 <= 0.0 && camera.map_from_frame((0.0, 0.0)).0 >= 0.0);
        assert_eq!(Camera::WHOLE.zoomed(0.2, (10.0, 10.0)), Camera::WHOLE);
    }
}
