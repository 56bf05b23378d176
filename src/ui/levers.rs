//! The levers: who is asked for when, and what a slider, a chip or a switch means.
//! Knows keys of the link; the module of code for levers tells every part, see [`crate::what_if`].

use super::browser::{self, Step};
use super::depth::told_by;
use super::live::{At, Slot, attribute, hidden, inside};
use super::load::{Behind, Module};
use super::root::Root;
use super::state::State;
use crate::digits::plain;
use crate::html;
use crate::query::{Levers, Query};
use crate::svg::escape;

/// Widest the timeline is drawn, pixels.
const WIDEST_PX: f64 = 960.0;

/// The parts of the frame that levers and timeline are shown in.
pub fn slots(state: State) -> Vec<Slot> {
    let choice = move |part: &'static str| {
        // What was told last, and for what.
        let mut last = (String::new(), String::new());
        let write = move || {
            if !state.levers_open.get() || !is_here(state) {
                return String::new();
            }
            let of = choices(state);
            let lang = state.lang();
            let asked = [&of, lang.code()].concat();
            if last.0 != asked {
                let told = browser::tell(Module::WhatIf, part, &of, lang, "").unwrap_or_default();
                last = (asked, told);
            }
            last.1.clone()
        };
        Slot { id: part, at: At::Inside, write: Box::new(write) }
    };
    let result = move |part: &'static str| {
        inside(
            part,
            move || if state.levers_open.get() { told_if_here(state, part, "") } else { String::new() },
        )
    };
    let acts = move || state.query.with(|q| q.levers.act());
    let open = |id: &'static str, is_open: Root<bool>| {
        attribute(id, "open", move || if is_open.get() { "open" } else { "" }.to_owned())
    };
    vec![
        inside("what-if-summary", move || escape(state.words().text.what_if)),
        inside("timeline-summary", move || escape(state.words().text.timeline)),
        open("what-if", state.levers_open),
        inside("what-if-bar", move || if acts() { told(state, "bar", "") } else { String::new() }),
        hidden("what-if-bar", move || !acts()),
        inside(
            "what-if-state",
            move || if state.levers_open.get() { in_the_way(state) } else { String::new() },
        ),
        choice("stop-levers"),
        choice("stock-levers"),
        result("results"),
        result("stock"),
        result("deals"),
        inside("effects", move || if acts() { told_if_here(state, "effects", "") } else { String::new() }),
        hidden("effects", move || !acts() || state.query.with(|q| q.focus.is_none())),
        inside("timeline-text", move || {
            let width_px = plain(state.width_px.get().min(WIDEST_PX), 0);
            let unsure = if state.unsure.get() { " unsure" } else { "" };
            let general = if state.general.get() { " general" } else { "" };
            if state.timeline_open.get() {
                told(state, "timeline", &[&width_px, unsure, general].concat())
            } else {
                String::new()
            }
        }),
    ]
}

/// The question as far as choices follow it: its words and lists, not its numbers, so that no slider is replaced while it
/// is dragged.
fn choices(state: State) -> String {
    state.query.with(|q| {
        let (to, pool) = (q.levers.to.clone(), q.levers.pool.clone());
        let levers = Levers { to, pool, ..Levers::default() };
        let bare = Query::new(state.dataset).about(state.dataset, q.mineral, q.stage);
        Query { levers, china: q.china, ..bare }.link(state.dataset)
    })
}

/// Whether module and texts are here, tracked.
fn is_here(state: State) -> bool {
    let lang = state.lang();
    state.what_if.get() == Behind::Here && state.what_if_texts.with(|here| here.contains(&lang))
}

/// What keeps the levers from being shown, tracked.
fn in_the_way(state: State) -> String {
    let t = state.words().text;
    let is_lost = state.what_if_lost.get() == Some(state.lang()) || state.what_if.get() == Behind::Missing;
    match (is_here(state), is_lost) {
        (true, _) => String::new(),
        (false, true) => html::lost(t),
        (false, false) => html::waiting(t),
    }
}

/// A part that is told of the answer shown, tracked; in its place what is in the way.
fn told(state: State, part: &str, argument: &str) -> String {
    let way = in_the_way(state);
    if way.is_empty() { told_by(state, Module::WhatIf, part, argument) } else { way }
}

/// A part that is told of the answer shown, tracked; nothing while it cannot be.
fn told_if_here(state: State, part: &str, argument: &str) -> String {
    if is_here(state) { told_by(state, Module::WhatIf, part, argument) } else { String::new() }
}

/// The table of importers before and after, tracked; `None` where no lever is moved, or the code for it is not here.
#[must_use]
pub fn importers(state: State) -> Option<String> {
    if !state.query.with(|q| q.levers.act()) || !is_here(state) {
        return None;
    }
    let order = state.order.get();
    let turn = if order.descending { " down" } else { " up" };
    let all = if state.all_rows.get() { " all" } else { "" };
    let told = told_by(state, Module::WhatIf, "importers", &[order.by.code(), turn, all].concat());
    Some(told).filter(|told| !told.is_empty())
}

/// Asks the question with other values of some keys of the link.
pub fn ask(state: State, keys: &str, step: Step) {
    let query = state.query.get_untracked();
    let link = [&query.link(state.dataset), "&", keys].concat();
    let (next, _) = Query::parse(&link, state.dataset);
    browser::ask(state, next, step);
}

/// A slider that is dragged: one step of the history for the whole drag.
pub fn dragged(state: State, key: &str, value: &str) {
    let step = if state.dragging.get_untracked() { Step::Same } else { Step::New };
    state.dragging.set(true);
    ask(state, &[key, "=", value].concat(), step);
}

/// A switch by its id; `false` where it is none of these.
pub fn switched(state: State, id: &str) -> bool {
    let switch = match id {
        "inventory" => state.inventory,
        "show-unsure" => state.unsure,
        "show-general" => state.general,
        "shortcuts" => state.shortcuts,
        _ => return false,
    };
    switch.update(|on| *on = !*on);
    browser::keep_keyboard_at(["#", id].concat());
    true
}
