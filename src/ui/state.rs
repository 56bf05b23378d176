//! The signals of the page and what follows from them.
//! Three roots split by how often they change: the question, the camera, the pointer. Two memos: answer and scene.

use super::browser;
use super::camera::Camera;
use super::derived::Derived;
use super::live::{Text, text};
use super::load::{Awaited, Behind, Failure, Loaded, Module};
use super::map::Direction;
use super::root::Root;
use crate::analysis::{Analysis, analyze};
use crate::digits::plain;
use crate::geo::shape::World;
use crate::html::shown::Shown;
use crate::model::{Area, Dataset, Lang};
use crate::query::look::Look;
use crate::query::{Notice, Query};
use crate::scene::table::{Column, Order};
use crate::scene::{Frame, Ground, Words, ground, place};
use crate::text::{Messages, messages};
use std::sync::Arc;

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
    /// The question, without the flow that is looked at.
    pub query: Query,
    /// Its answer.
    pub analysis: Analysis,
}

/// Everything the page knows; made once at the root and passed as a value.
#[derive(Clone, Copy)]
pub struct State {
    /// The index of the dataset.
    pub dataset: &'static Dataset,
    /// The outlines: those of the start, then finer ones where the map is large.
    pub world: Root<&'static World>,
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
    /// The file that was asked for last and not here soon; said while the question lacks it.
    pub slow: Root<Option<&'static str>>,
    /// Why the last file is not here.
    pub failure: Root<Option<Failure>>,
    /// Width of the map, CSS pixels.
    pub width_px: Root<f64>,
    /// Zoom and place of the map.
    pub camera: Root<Camera>,
    /// Where the map was at rest last: the picture is drawn for it.
    pub drawn: Root<Camera>,
    /// Magnification at rest, for which the scene is placed.
    pub rest_zoom: Root<f64>,
    /// Whether the map is in flight.
    pub in_flight: Root<bool>,
    /// Counts movements, so that one that was overtaken is known.
    pub moves: Root<u32>,
    /// Code of the territory that pointer or keyboard point at.
    pub pointed: Root<String>,
    /// The node that the keyboard is at, by its position in the scene.
    pub cursor: Root<Option<usize>>,
    /// Place of the last click on the map, and when the page was free again.
    pub last_click: Root<(i32, i32, f64)>,
    /// Which flows of the focus are shown.
    pub direction: Root<Direction>,
    /// Whether the years are being played.
    pub film: Root<bool>,
    /// Whether they are played fast.
    pub film_fast: Root<bool>,
    /// Counts the years played, so that a film that was begun anew is known.
    pub film_run: Root<u32>,
    /// Whether the controls stand open where they are a sheet.
    pub sheet_open: Root<bool>,
    /// Above zero while it is said how the wheel zooms.
    pub hinted: Root<u32>,
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
    /// The module of code for files.
    pub files: Root<Behind>,
    /// The languages whose texts about files are here.
    pub files_texts: Root<Vec<Lang>>,
    /// The language whose texts about files could not be had last.
    pub files_lost: Root<Option<Lang>>,
    /// Counts what happened to a file of the reader's own: the dialog tells it.
    pub own_turn: Root<u32>,
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
    /// What the dialog is asked for: the claim of a share that is being taken apart, the keys, or the view in an article.
    pub audited: Root<Option<String>>,
    /// What is chosen for the view in an article, as keys of a link; empty before the first choice.
    pub article: Root<String>,
    /// Height of its preview, pixels; 0 while that is not known.
    pub article_px: Root<f64>,
    /// What its preview says, in the language of the article; empty while that is not known.
    pub article_said: Root<String>,
    /// Whether the list of flows is open.
    pub flows_open: Root<bool>,
    /// Whether the method section is open.
    pub method_open: Root<bool>,
    /// The languages whose long texts are here.
    pub guide: Root<Vec<Lang>>,
    /// The language whose long texts could not be had last.
    pub guide_lost: Root<Option<Lang>>,
    /// The answer; the one before while a file is on its way.
    pub answer: Derived<Option<Arc<Answer>>>,
    /// Land for the view.
    pub ground: Derived<Arc<Ground>>,
    /// The picture of the answer: of the what-if where one is told, else of the trade.
    pub scene: Derived<Option<Arc<Shown>>>,
}

impl State {
    /// Makes the signals for a dataset and a link.
    #[must_use]
    pub fn new(dataset: &'static Dataset, world: &'static World, link: &str, browser_lang: Lang) -> Self {
        let (first, notices) = Query::parse(link, dataset);
        let world = Root::new(world);
        let query = Root::new(first);
        let asked = Root::new(notices);
        let look = Root::new(Look::parse(link));
        let loaded = Root::new(Loaded::default());
        let width_px = Root::new(960.0);
        let rest_zoom = Root::new(1.0);
        let answer = Derived::new(move |before: Option<&Option<Arc<Answer>>>| {
            let query = Query { flow: None, ..query.get() };
            // A chosen flow changes no number, and other years none of this one.
            if let Some(Some(same)) = before.filter(|b| b.as_ref().is_some_and(|b| b.query == query)) {
                return Some(Arc::clone(same));
            }
            let rows = match query.file_in(dataset) {
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
        let view = Derived::new(move |_| {
            look.with(|l| l.view).unwrap_or_else(|| ground::view_of(dataset, query.with(|q| q.focus)))
        });
        let ground = Derived::new(move |_| Arc::new(Ground::new(world.get(), dataset, view.get())));
        let lang = move || look.with(|l| l.lang).unwrap_or(browser_lang);
        let (what_if, what_if_texts) = (Root::new(Behind::Asleep), Root::new(Vec::new()));
        let levers_open = Root::new(query.with_untracked(|q| q.levers.act()));
        let inventory = Root::new(false);
        let scene = Derived::new(move |_| {
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
            files: Root::new(Behind::Asleep),
            files_texts: Root::new(Vec::new()),
            files_lost: Root::new(None),
            own_turn: Root::new(0),
            levers_open,
            timeline_open: Root::new(false),
            inventory,
            unsure: Root::new(false),
            general: Root::new(false),
            dataset,
            world,
            query,
            asked,
            look,
            awaited: Root::new(None),
            browser_lang,
            loaded,
            slow: Root::new(None),
            failure: Root::new(None),
            width_px,
            camera: Root::new(Camera::WHOLE),
            drawn: Root::new(Camera::WHOLE),
            in_flight: Root::new(false),
            moves: Root::new(0),
            hinted: Root::new(0),
            pointed: Root::new(String::new()),
            cursor: Root::new(None),
            last_click: Root::new((0, 0, 0.0)),
            direction: Root::new(Direction::Both),
            film: Root::new(false),
            film_fast: Root::new(false),
            film_run: Root::new(0),
            sheet_open: Root::new(false),
            rest_zoom,
            order: Root::new(Order { by: Column::Imports, descending: true }),
            all_rows: Root::new(false),
            hover: Root::new(None),
            history_lost: Root::new(None),
            shortcuts: Root::new(true),
            tour: Root::new(0),
            audited: Root::new(None),
            article: Root::new(String::new()),
            article_px: Root::new(0.0),
            article_said: Root::new(String::new()),
            flows_open: Root::new(false),
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
            Module::Files => self.files,
        }
    }

    /// Brings the camera to rest somewhere; the scene is placed for it.
    pub fn rest(&self, camera: Camera) {
        self.camera.set(camera);
        self.drawn.set(camera);
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

    /// The question with another focus and without a flow; the same focus again leaves it.
    #[must_use]
    pub fn focused(&self, area: Area) -> Query {
        let query = self.query.get_untracked();
        let focus = (query.focus != Some(area)).then_some(area);
        Query { focus, flow: None, ..query }
    }
}
