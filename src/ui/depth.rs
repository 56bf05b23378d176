//! What lies behind a share: the panel of the focus, the comparison, the derivation, the method.
//! Knows when each part is asked for; the second module of code tells them, see [`crate::behind`].

use super::article::{self, EMBED};
use super::browser::{self, Step};
use super::files::{self, DATA};
use super::live::{Slot, hidden, inside};
use super::load::{Behind, Module};
use super::shortcuts::KEYS;
use super::state::State;
use crate::analysis::chain::chain;
use crate::html;
use crate::model::Area;
use crate::query::{COMPARED, Query, url};
use leptos::prelude::*;

/// The list of those who can be added to the comparison.
const ADD: &str = "#compare-add";
/// Widest the chart of the comparison is drawn, pixels.
const WIDEST_PX: f64 = 720.0;

/// A part of the page that the second module tells of the answer shown, tracked; in its place what is in the way.
pub fn told(state: State, part: &str, argument: &str) -> String {
    told_by(state, Module::Behind, part, argument)
}

/// A part of the page that a module of code tells of the answer shown, tracked; in its place what is in the way.
pub fn told_by(state: State, module: Module, part: &str, argument: &str) -> String {
    let link = state.answer.with(|a| a.as_ref().map(|a| a.query.link(state.dataset)));
    state.loaded.track();
    let t = state.words().text;
    match (state.status(module).get(), link) {
        (Behind::Here, Some(link)) => {
            let told = browser::tell(module, part, &link, state.lang(), argument);
            told.unwrap_or_else(|| html::lost(t))
        }
        (Behind::Missing, _) => html::lost(t),
        _ => html::waiting(t),
    }
}

/// A part of the page that the second module tells with the long texts, of no answer, tracked; else what is in the way.
pub fn guided(state: State, part: &str, argument: &str) -> Result<String, String> {
    let (t, lang) = (state.words().text, state.lang());
    let has_texts = state.guide.with(|here| here.contains(&lang));
    let is_lost = state.guide_lost.get() == Some(lang);
    match state.behind.get() {
        Behind::Here if has_texts => browser::tell(Module::Behind, part, "", lang, argument),
        Behind::Missing => None,
        _ if is_lost => None,
        _ => return Err(html::waiting(t)),
    }
    .ok_or_else(|| html::lost(t))
}

/// A part of the panel or the comparison: with a button where earlier years could not be had.
fn told_through_years(state: State, part: &str, argument: &str) -> String {
    told(state, part, argument) + &lost_years(state)
}

/// A button where earlier years could not be had.
fn lost_years(state: State) -> String {
    if state.lacks_history() { html::lost(state.words().text) } else { String::new() }
}

/// What a part is told of earlier years.
fn of_years(state: State) -> &'static str {
    if state.missing_history().is_some() && !state.lacks_history() { "waiting" } else { "" }
}

/// China's part at each stage, in words, by stage.
#[must_use]
pub fn chain_of(state: State) -> Vec<(String, String)> {
    let Some(answer) = state.answer.get_untracked() else { return Vec::new() };
    let Some(rows) = state.loaded.with_untracked(|l| l.rows(answer.query.mineral)) else { return Vec::new() };
    let steps = chain(state.dataset, &rows, &answer.query);
    html::chain::chain(state.dataset, &state.words(), &answer.query, &steps)
}

/// What a button of these parts means, by its id.
pub fn clicked(state: State, id: &str) {
    let audit =
        |part: &str| untrack(|| state.audited.get().map_or(String::new(), |claim| told(state, part, &claim)));
    match id {
        "compare-focus" => {
            if let Some(focus) = state.query.with_untracked(|q| q.focus) {
                compare_with(state, focus);
            }
            // The button goes away; the keyboard stays beside its place.
            browser::keep_keyboard_at("#leave".to_owned());
        }
        "leave-flow" => drop(leave_flow(state)),
        "audit-close" => state.audited.set(None),
        "audit-copy" => browser::copy(audit("audit-text"), move |allowed| {
            let said = if allowed { state.words().text.audit_copied } else { "" };
            browser::say_in("audit-said", said);
        }),
        "audit-csv" => browser::save(&audit("audit-file"), &audit("audit-csv")),
        _ => {}
    }
}

/// Fetches again whatever is missing; a module of code that failed begins anew.
pub fn retry(state: State) {
    let lang = untrack(move || state.lang());
    if state.behind.get_untracked() != Behind::Asleep {
        browser::reload_module(state, Module::Behind);
    }
    if untrack(move || state.wants_what_if()) {
        browser::reload_module(state, Module::WhatIf);
        browser::load_what_if(state, lang);
    }
    if state.audited.with_untracked(|asked| asked.as_deref() == Some(DATA)) {
        browser::reload_module(state, Module::Files);
        browser::load_files(state, lang);
    }
    browser::load_history(state);
    if untrack(move || state.wants_guide()) {
        browser::load_guide(state, lang);
    }
}

/// Chooses a flow by its code; the one that is chosen is left. Chosen by a button, it takes the keyboard along.
pub fn choose_flow(state: State, code: &str, by_button: bool) {
    let Some(flow) = url::flow(code, state.dataset) else { return };
    let mut query = state.query.get_untracked();
    if query.flow == Some(flow) {
        leave_flow(state);
        return;
    }
    query.flow = Some(flow);
    browser::ask(state, query, Step::New);
    if by_button {
        browser::keep_keyboard_at("#leave-flow".to_owned());
    }
}

/// Leaves the chosen flow; `false` without one. A keyboard that was in its section goes to the map, or to the button
/// that chooses the flow where there is one.
pub fn leave_flow(state: State) -> bool {
    let query = state.query.get_untracked();
    let code = query.flow_code(state.dataset);
    if code.is_empty() {
        return false;
    }
    let was_inside = browser::is_there("#flow :focus");
    browser::ask(state, Query { flow: None, ..query }, Step::New);
    if was_inside {
        browser::keep_keyboard_at("#map".to_owned());
        browser::keep_keyboard_at(["[data-flow=\"", &code, "\"]"].concat());
    }
    true
}

/// Takes an area out of the comparison.
pub fn compare_without(state: State, code: &str) {
    let mut query = state.query.get_untracked();
    query.compare.retain(|a| state.dataset.area_code(*a) != code);
    browser::ask(state, query, Step::New);
    browser::keep_keyboard_at(ADD.to_owned());
}

/// Takes in the area that the list names; the list goes away with the last that has room.
pub fn compare_chosen(state: State, code: &str) {
    let Some(area) = state.dataset.area(code) else { return };
    compare_with(state, area);
    let is_full = state.query.with_untracked(|q| q.compare.len() == COMPARED);
    let chip = || ["[data-remove=\"", code, "\"]"].concat();
    browser::keep_keyboard_at(if is_full { chip() } else { ADD.to_owned() });
}

/// Puts an area at the end of the comparison, as long as there is room.
fn compare_with(state: State, area: Area) {
    let mut query = state.query.get_untracked();
    if !query.compare.contains(&area) && query.compare.len() < COMPARED {
        query.compare.push(area);
        browser::ask(state, query, Step::New);
    }
}

/// The parts of the frame that these are shown in.
pub fn slots(state: State) -> Vec<Slot> {
    vec![
        // Apart from what is told, which is written anew as years arrive: the keyboard is at the button by then.
        inside("flow-buttons", move || html::controls::leave_flow(state.words().text)),
        inside("flow-text", move || flow(state)),
        hidden("flow", move || state.query.with(|q| q.flow.is_none())),
        inside("flows-text", move || {
            if state.flows_open.get() { at_length(state, "flows", "") } else { String::new() }
        }),
        inside("panel", move || panel(state)),
        inside("compare", move || compare(state)),
        inside("audit", move || audit(state)),
        inside("method-text", move || method(state)),
    ]
}

/// A share taken apart, the keys of the page, or the view in an article; the dialog can be closed before it is, and where it cannot be.
fn audit(state: State) -> String {
    let Some(claim) = state.audited.get() else { return String::new() };
    let t = state.words().text;
    if claim == KEYS {
        // Untracked: the switch itself shows what it was turned to.
        let is_on = if state.shortcuts.get_untracked() { "on" } else { "" };
        let keys = guided(state, "keys", is_on);
        return keys.unwrap_or_else(|in_the_way| html::audit::plain(t, t.keys, &in_the_way));
    }
    if claim == DATA {
        return files::dialog(state);
    }
    if claim == EMBED {
        let told = article::dialog(state);
        // What is told has its own title; what is said meanwhile has none.
        let is_told = told.starts_with("<h2");
        return if is_told { told } else { html::audit::plain(t, t.embed, &told) };
    }
    let told = told(state, "audit", &claim);
    if state.behind.get() == Behind::Here { told } else { html::audit::plain(t, t.audit, &told) }
}

/// Everything about the focus; nothing without one.
fn panel(state: State) -> String {
    let Some(focus) = state.query.with(|q| q.focus) else { return String::new() };
    let can_add = state.query.with(|q| !q.compare.contains(&focus) && q.compare.len() < COMPARED);
    html::controls::focus(state.words().text, can_add) + &told_through_years(state, "panel", of_years(state))
}

/// The chosen flow; nothing without one.
fn flow(state: State) -> String {
    let code = state.query.with(|q| q.flow_code(state.dataset));
    if code.is_empty() {
        return code;
    }
    let argument = [&*code, " ", of_years(state)].concat();
    at_length(state, "flow", &argument) + &lost_years(state)
}

/// Countries or groups side by side.
fn compare(state: State) -> String {
    let compare = state.query.with(|q| q.compare.clone());
    let choices = html::controls::compared(state.dataset, &state.words(), &compare);
    if compare.is_empty() {
        return choices;
    }
    let width_px = state.width_px.get().min(WIDEST_PX) as u16;
    let told = told_through_years(state, "compare", &width_px.to_string());
    let are_on_their_way = state.behind.get() == Behind::Here && !of_years(state).is_empty();
    choices + &told + &html::years_on_their_way(state.words().text, are_on_their_way)
}

/// The method section; its long texts are fetched when it is first opened.
fn method(state: State) -> String {
    if !state.method_open.get() {
        return String::new();
    }
    guided(state, "method", "").unwrap_or_else(|in_the_way| in_the_way)
}

/// A part about the answer that needs the long texts, which are fetched when one is first looked at.
pub fn at_length(state: State, part: &str, argument: &str) -> String {
    let is_here = state.guide.with(|here| here.contains(&state.lang()));
    let is_lost = state.guide_lost.get() == Some(state.lang());
    match is_here {
        true => told(state, part, argument),
        false if is_lost => html::lost(state.words().text),
        false => html::waiting(state.words().text),
    }
}
