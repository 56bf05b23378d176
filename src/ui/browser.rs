//! Everything that touches the world outside: effects, history, fetching, measuring, the panic hook.
//! The only place with effects and raw `web_sys`; decides nothing about what is shown.

mod chosen;
mod dialog;
mod element;
mod fetch;
mod files;
mod frame;
mod gestures;
mod hand_over;
mod listen;
mod loading;
mod marks;
mod modules;
mod words;

use super::camera::Camera;
use super::files::DATA;
use super::load::Module;
use super::state::State;
use super::{article, shortcuts};
use crate::model::Lang;
use crate::query::Query;
use crate::query::look::{Look, Theme};
use chosen::{mark_chosen, mark_flows, mark_found, shade_land, show_toured};
use dialog::open_dialog;
pub use dialog::{choices, copy, copy_field, run_script, save, say_in, say_pointed};
pub use element::{
    after, attribute_of, built, click, count_built, count_of, height_of, is_keyboard_in, is_shown, is_there,
    keep_keyboard_at, key_of, keyboard_to, link_meant, lower_case, marked, now, part_of, prefers_calm,
    replace, set_attribute, set_value, to_top, value_of,
};
use fetch::json_of;
use files::read_waiting;
pub use files::{cancel_file, close_file, open_file, open_rows, take};
use gestures::watch_map;
pub use hand_over::report_panics;
use hand_over::{is_handed_over, show_page};
use leptos::prelude::*;
use listen::on;
pub use loading::{Basis, load_history, load_missing, start_loading, try_again};
use loading::{first_basis, load_world};
pub use modules::{load_files, load_guide, load_module, load_what_if, reload_module, tell};
use std::pin::Pin;
use wasm_bindgen::prelude::*;
use web_sys::{Event, HtmlElement};

/// How long a finding stands before it is said aloud.
const SAID_MS: u64 = 700;

/// Whether a question becomes a step of the history or takes the place of the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A new step: "back" returns to the question before.
    New,
    /// The same step, such as the next year of one drag.
    Same,
}

fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}

fn element(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

fn root() -> Option<HtmlElement> {
    document()?.document_element()?.dyn_into().ok()
}

/// Says where the page is. It is shown with its first answer, or with what is in the way: nothing moves under a reader.
fn set_state(state: &str) {
    if state != "loading" && !is_handed_over() {
        show_page();
    }
    if let Some(root) = root().filter(|_| !is_handed_over()) {
        let _ = root.set_attribute("data-state", state);
    }
}

/// The query part of the address.
#[must_use]
pub fn link() -> String {
    window().location().search().unwrap_or_default()
}

/// The whole address of the page.
#[must_use]
pub fn address() -> String {
    window().location().href().unwrap_or_default()
}

/// The first language of the browser that the map speaks.
#[must_use]
pub fn language() -> Lang {
    let tags = window().navigator().languages();
    tags.iter().filter_map(|tag| Lang::parse(&tag.as_string()?)).next().unwrap_or(Lang::En)
}

/// The language the page begins in.
#[must_use]
pub fn first_language() -> Lang {
    Look::parse(&link()).lang.unwrap_or_else(language)
}

/// Runs a task of any kind; boxed, so that the machinery is compiled once.
fn run(task: Pin<Box<dyn Future<Output = ()>>>) {
    wasm_bindgen_futures::spawn_local(task);
}

/// Asks a question: the page, the link and the history follow.
pub fn ask(state: State, query: Query, step: Step) {
    if state.query.with_untracked(|q| *q == query) {
        return;
    }
    write_link(&state.link(&query, &state.look.get_untracked()), step);
    state.asked.set(Vec::new());
    keeping_camera(state, || state.query.set(query));
}

/// Changes something; where that turns the map to another middle, the camera shows the whole of it.
fn keeping_camera(state: State, change: impl FnOnce()) {
    let view = || state.ground.with_untracked(|g| g.view);
    let before = view();
    change();
    if view() != before {
        state.rest(Camera::WHOLE);
    }
}

/// Changes how the page looks; the question stays. Another language is shown once its words are here.
pub fn show(state: State, look: Look) {
    if words::speak(state, look) {
        keep_look_in_link(state);
    }
}

fn keep_look_in_link(state: State) {
    let link = untrack(|| state.link(&state.query.get(), &state.look.get()));
    write_link(&link, Step::Same);
}

fn write_link(link: &str, step: Step) {
    let path = window().location().pathname().unwrap_or_default();
    let address = if link == "?" { path } else { link.to_owned() };
    // History refuses in some sandboxed frames; the view works without it.
    let _ = window().history().and_then(|history| match step {
        Step::New => history.push_state_with_url(&JsValue::NULL, "", Some(&address)),
        Step::Same => history.replace_state_with_url(&JsValue::NULL, "", Some(&address)),
    });
}

/// Acts now, and again whenever what it read has changed. Boxed, so that the machinery is compiled once.
fn follow(act: impl FnMut() + 'static) {
    let mut act: Box<dyn FnMut()> = Box::new(act);
    Effect::new(move |_: Option<()>| act());
}

/// Says the finding once it has stood for a while: not every year of a film, nor every step of a slider. Tracked.
fn say_when_settled(state: State) {
    let Some(scene) = state.scene.get() else { return };
    let plays = state.film.get();
    after(SAID_MS, move || {
        let is_last = state.scene.get_untracked().is_some_and(|now| now.said == scene.said);
        if is_last && !plays {
            say_in("status", &scene.said);
        }
    });
}

/// Fetches what question and page call for, from now on.
fn fetch_what_is_asked(state: State) {
    follow(move || {
        if state.missing().is_some() {
            load_missing(state);
        } else {
            state.failure.set(None);
        }
    });
    follow(move || {
        if state.missing().is_none() && state.missing_history().is_some() {
            load_history(state);
        }
    });
    follow(move || {
        let lang = state.lang();
        if state.wants_guide() {
            load_guide(state, lang);
        }
    });
    follow(move || {
        let looks = state.query.with(|q| q.focus.is_some() || !q.compare.is_empty());
        if looks || state.wants_guide() || state.audited.with(Option::is_some) {
            load_module(state, Module::Behind);
        }
        let lang = state.lang();
        if state.wants_what_if() {
            load_what_if(state, lang);
        }
        if state.dataset.is_own() || state.audited.with(|asked| asked.as_deref() == Some(DATA)) {
            load_files(state, lang);
        }
    });
    follow(move || read_waiting(state));
}

/// Shades the land as the scene says.
fn shade(state: State) {
    if let Some(scene) = state.scene.get_untracked() {
        shade_land(&scene);
    }
}

/// Draws the marks of the scene, from now on.
fn draw_marks(state: State) {
    let mut marks = marks::Marks::default();
    follow(move || {
        let Some(scene) = state.scene.get() else { return };
        if let Some(place) = document().and_then(|d| d.get_element_by_id("marks")) {
            marks.write(&place, &scene.marks);
        }
    });
}

/// Ties the signals to the world outside. Called once, when every part of the page is filled.
fn connect(state: State) {
    follow(move || {
        state.query.track();
        state.look.track();
        // What the second module tells holds buttons too.
        state.behind.track();
        state.guide.track();
        state.loaded.track();
        state.what_if.track();
        state.what_if_texts.track();
        state.levers_open.track();
        state.inventory.track();
        state.direction.track();
        let now = move || {
            if state.failure.with(Option::is_some) {
                "failed"
            } else if state.scene.with(Option::is_some) && state.missing().is_none() {
                "ready"
            } else {
                "loading"
            }
        };
        now();
        // After the elements this question calls for are there. What holds by then is asked then: timers that were set
        // within timers run later than those set after them.
        after(0, move || {
            mark_chosen(state);
            set_state(untrack(now));
        });
    });
    follow(move || {
        // List, card and dialog are written anew when what was typed, the step, the module or its texts are others.
        state.search.track();
        state.tour.track();
        state.behind.track();
        state.guide.track();
        state.files.track();
        state.files_texts.track();
        state.own_turn.track();
        state.found_at.track();
        let is_open = state.audited.with(Option::is_some);
        after(0, move || {
            mark_found(state.found_at.get_untracked());
            show_toured();
            open_dialog("audit", state.audited.get_untracked().as_deref());
        });
        if state.audited.with_untracked(|asked| asked.as_deref() == Some(article::EMBED)) {
            // The preview is a frame as in any article.
            run_script("embed.js");
        }
        if is_open {
            keep_keyboard_at("#audit-close".to_owned());
        }
    });
    follow(move || mark_flows(state));
    follow(move || say_when_settled(state));
    follow(move || {
        state.ground.track();
        state.scene.track();
        after(0, move || shade(state));
    });
    follow(move || {
        if state.shows_corners() {
            load_world(state);
        }
    });
    follow(move || {
        let (lang, look) = (state.lang(), state.look.get());
        if let Some(root) = root() {
            // Told again, browsers style every element anew.
            if root.get_attribute("lang").as_deref() != Some(lang.code()) {
                let _ = root.set_attribute("lang", lang.code());
            }
            let _ = match look.theme {
                Theme::Auto => root.remove_attribute("data-theme"),
                Theme::Light => root.set_attribute("data-theme", "light"),
                Theme::Dark => root.set_attribute("data-theme", "dark"),
            };
        }
    });
    follow(move || {
        let title = match state.scene.get() {
            Some(scene) => scene.said.clone(),
            None => state.words().text.page_title.to_owned(),
        };
        if let Some(document) = document() {
            document.set_title(&title);
        }
    });
    let back = move |_| {
        let link = link();
        let (query, notices) = Query::parse(&link, state.dataset);
        keeping_camera(state, || {
            state.asked.set(notices);
            words::speak(state, Look::parse(&link));
            state.query.set(query);
        });
    };
    on(&window(), "popstate", Box::new(back));
    let key = move |event: Event| {
        if let Some(key) = event.dyn_ref() {
            shortcuts::pressed(state, key);
        }
    };
    on(&window(), "keydown", Box::new(key));
    on(&window(), "message", Box::new(move |_| article::heard(state)));
}
