//! What a click, a choice or a pointer on a part of the frame means.
//! Knows parts by the marks of their elements; every answer is a change of a signal.

use super::browser::{self, Step};
use super::page::nearest_year;
use super::state::State;
use super::{article, controls, depth, files, film, levers, map, mineral, motion, ranking, search, tour};
use crate::model::Lang;
use crate::query::Query;
use crate::query::look::Look;
use leptos::prelude::*;
use web_sys::Event;

/// A click anywhere in the page.
pub fn clicked(state: State, event: &Event) {
    let marked = |attribute: &str| {
        browser::marked(event, &["[", attribute, "]"].concat(), attribute).filter(|value| !value.is_empty())
    };
    if let Some(claim) = marked("data-audit") {
        return state.audited.set(Some(claim));
    }
    if let Some(part) = marked("data-take") {
        let of = |attribute: &str| marked(attribute).unwrap_or_default();
        return browser::take(state, &part, &of("data-ending"), &of("data-scale"));
    }
    if let Some(field) = marked("data-copy") {
        return article::copy(state, &field, &marked("data-refused").unwrap_or_default());
    }
    if let Some(step) = marked("data-tour") {
        return tour::go(state, step.parse().unwrap_or(0));
    }
    if let Some(lang) = marked("data-lang").and_then(|code| Lang::parse(&code)) {
        return browser::show(state, Look { lang: Some(lang), ..state.look.get_untracked() });
    }
    if let Some(code) = marked("data-focus") {
        if let Some(area) = state.dataset.area(&code) {
            browser::ask(state, state.focused(area), Step::New);
            browser::keep_keyboard_at(["[data-focus=\"", &code, "\"]"].concat());
        }
        return;
    }
    if let Some(code) = marked("data-flow") {
        return depth::choose_flow(state, &code, true);
    }
    if let Some(column) = marked("data-sort") {
        ranking::sort(state, &column);
        return browser::keep_keyboard_at(["[data-sort=\"", &column, "\"]"].concat());
    }
    if let Some(keys) = marked("data-ask") {
        levers::ask(state, &keys, Step::New);
        if state.at_search.get_untracked() {
            return search::typed(state, String::new());
        }
        // What was clicked may be gone.
        return browser::keep_keyboard_at("#what-if-summary".to_owned());
    }
    if marked("data-retry").is_some() {
        if state.at_search.get_untracked() {
            browser::keep_keyboard_at("#search".to_owned());
        }
        return depth::retry(state);
    }
    if let Some(code) = marked("data-remove") {
        return depth::compare_without(state, &code);
    }
    if let Some(id) = marked("data-mineral") {
        return mineral::choose(state, &id);
    }
    if let Some(view) = marked("data-view") {
        return map::turn(state, &view);
    }
    if let Some(code) = marked("data-move") {
        return motion::go(state, &code);
    }
    if let Some(code) = marked("data-direction") {
        return state.direction.set(map::Direction::coded(&code));
    }
    if let Some(link) = browser::link_meant(event, "#questions a[href^=\"?\"]") {
        event.prevent_default();
        let (query, _) = Query::parse(&link, state.dataset);
        browser::ask(state, query, Step::New);
        // The answer begins with the finding.
        return browser::to_top();
    }
    let id = browser::marked(event, "button, summary", "id").unwrap_or_default();
    let query = state.query.get_untracked();
    match id.as_str() {
        "copy-link" => {
            browser::copy(browser::address(), move |allowed| state.copied.set(Some(allowed)));
        }
        "nearest-year" => {
            let year = untrack(move || nearest_year(state)).unwrap_or(query.year);
            browser::ask(state, Query { year, ..query }, Step::New);
        }
        "show-all" => {
            state.all_rows.update(|all| *all = !*all);
            browser::keep_keyboard_at("#show-all".to_owned());
        }
        "sheet" => state.sheet_open.update(|open| *open = !*open),
        "play" => film::toggle(state),
        "pace" => state.film_fast.update(|fast| *fast = !*fast),
        "mineral" => mineral::toggle(state),
        tour::CLOSE => tour::go(state, 0),
        "retry" => browser::try_again(state),
        "leave" => {
            browser::ask(state, Query { focus: None, ..query }, Step::New);
            // The button goes away with the panel.
            browser::keep_keyboard_at("#map".to_owned());
        }
        "flows-summary" => state.flows_open.set(true),
        "method-summary" => state.method_open.set(true),
        "what-if-summary" => {
            // A link with levers opens them too, so the signal alone decides.
            event.prevent_default();
            state.levers_open.update(|open| *open = !*open);
        }
        "timeline-summary" => state.timeline_open.set(true),
        _ if files::clicked(state, &id) => {}
        _ => depth::clicked(state, &id),
    }
}

/// A choice anywhere in the page.
pub fn changed(state: State, event: &Event) {
    let value = browser::value_of(event);
    match browser::marked(event, "select, input", "id").as_deref() {
        Some("own-file") => drop(browser::open_file(state, event)),
        Some("compare-add") => depth::compare_chosen(state, &value),
        Some("year") => state.dragging.set(false),
        Some(id) if levers::switched(state, id) => {}
        _ if browser::marked(event, "select.asks", "id").is_some() => {
            if !value.is_empty() {
                levers::ask(state, &value, Step::New);
                let id = browser::marked(event, "select.asks", "id").unwrap_or_default();
                browser::keep_keyboard_at(["#", &id].concat());
            }
        }
        _ if browser::marked(event, "[data-asks]", "data-asks").is_some() => {
            let of = |attribute| browser::marked(event, "[data-asks]", attribute).unwrap_or_default();
            levers::ask(state, &of("data-asks"), Step::New);
            browser::keep_keyboard_at(["[data-deal=\"", &of("data-deal"), "\"]"].concat());
        }
        _ if browser::marked(event, "[data-key]", "data-key").is_some() => {
            state.dragging.set(false);
            let key = browser::marked(event, "input[type=checkbox][data-key]", "data-key");
            if key.is_some() {
                let is_on = state.query.with_untracked(|q| q.levers.reroute);
                levers::ask(state, if is_on { "reroute=0" } else { "reroute=1" }, Step::New);
            }
        }
        _ => {
            if let Some(query) = controls::next(state, event) {
                browser::ask(state, query, Step::New);
            }
        }
    }
}

/// Something typed or dragged.
pub fn typed(state: State, event: &Event) {
    if article::chosen(state, event) {
        return;
    }
    let value = browser::value_of(event);
    if let Some(key) = browser::marked(event, "input[type=range][data-key]", "data-key") {
        return levers::dragged(state, &key, &value);
    }
    match browser::marked(event, "input", "id").as_deref() {
        Some("search") => search::typed(state, value),
        Some("year") => {
            let Ok(year) = value.parse() else { return };
            let step = if state.dragging.get_untracked() { Step::Same } else { Step::New };
            state.dragging.set(true);
            browser::ask(state, Query { year, ..state.query.get_untracked() }, step);
        }
        _ => {}
    }
}

/// A key in the search or in the list of minerals.
pub fn key(state: State, event: &Event) {
    match browser::marked(event, "#search, #picker", "id").as_deref() {
        Some("search") => search::key(state, event),
        Some(_)
            if state.picker_open.get_untracked() && browser::key_of(event).as_deref() == Some("Escape") =>
        {
            event.prevent_default();
            mineral::toggle(state);
        }
        _ => {}
    }
}
