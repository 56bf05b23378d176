//! The question bar: mineral, and the fields of [`crate::html::controls`].
//! Turns an event on a control into the next question; knows no answer.

use super::browser;
use super::live::{At, Slot, attribute, hidden, inside, text};
use super::state::State;
use super::{mineral, search};
use crate::html;
use crate::model::{Dataset, HsLine, Unit};
use crate::query::{ChinaSet, Measure, Query, Top};
use crate::scene::Words;
use crate::svg::escape;
use crate::text::Messages;
use leptos::ev::Event;

/// The fields of the question.
pub fn slots(state: State) -> Vec<Slot> {
    let say = move |id: &'static str, pick: fn(&'static Messages) -> &'static str| {
        inside(id, move || escape(pick(state.words().text)))
    };
    let of_question = move |id: &'static str, write: fn(&Dataset, &Words<'_>, &Query) -> String| {
        inside(id, move || state.query.with(|q| write(state.dataset, &state.words(), q)))
    };
    let (first, last) = state.dataset.years();
    let year = move || state.query.with(|q| q.year.to_string());
    let mut slots = vec![
        attribute("question", "aria-label", move || state.words().text.question.to_owned()),
        of_question("stages", html::controls::stages),
        say("year-label", |t| t.year),
        attribute("year", "min", move || first.to_string()),
        attribute("year", "max", move || last.to_string()),
        Slot { id: "year", at: At::Property("value"), write: text(year) },
        inside("year-now", year),
        inside("play", move || if state.film.get() { "❚❚" } else { "▶" }.to_owned()),
        attribute("play", "aria-label", move || {
            let t = state.words().text;
            if state.film.get() { t.pause } else { t.play }.to_owned()
        }),
        say("pace", |t| t.pace),
        attribute("pace", "aria-pressed", move || state.film_fast.get().to_string()),
        hidden("pace", move || !state.film.get()),
        inside("sheet", move || {
            let words = state.words();
            let asked = state.query.with(|q| {
                let mineral = q.mineral_in(state.dataset).map_or("", |m| words.name(&m.name));
                let focus = q.focus.map_or(words.text.focus_world, |area| words.area(area));
                [mineral, " · ", &q.year.to_string(), " · ", focus].concat()
            });
            ["<span>", &escape(&asked), "</span><small>", &escape(words.text.sheet), "</small>"].concat()
        }),
        attribute("sheet", "aria-expanded", move || state.sheet_open.get().to_string()),
        attribute("question", "class", move || {
            if state.sheet_open.get() { "question open" } else { "question" }.to_owned()
        }),
        inside("unit-and-focus", move || html::controls::unit_and_focus(state.dataset, &state.words())),
        say("more", |t| t.more),
        of_question("china-and-top", |_, words, query| html::controls::china_and_top(words, query.top)),
        of_question("lines", html::controls::lines),
    ];
    slots.extend(search::slots(state));
    slots.extend(mineral::slots(state));
    slots
}

/// The question after a change of the control an event came from.
pub fn next(state: State, event: &Event) -> Option<Query> {
    let query = state.query.get_untracked();
    let value = browser::value_of(event);
    let of = |attribute: &'static str| browser::marked(event, "input", attribute).filter(|v| !v.is_empty());
    if let Some(id) = of("data-stage") {
        let at = query.mineral_in(state.dataset)?.stages.iter().position(|s| s.id == id)?;
        return Some(query.about(state.dataset, query.mineral, at));
    }
    if let Some(unit) = of("data-unit") {
        return Some(Query { unit: if unit == "t" { Unit::Tonnes } else { Unit::Usd }, ..query });
    }
    if let Some(code) = of("data-d") {
        let measure = Measure::ALL.into_iter().find(|m| m.code() == code)?;
        return Some(Query { measure, ..query });
    }
    if let Some(set) = of("data-cn") {
        let china = if set == "hk" { ChinaSet::WithHongKong } else { ChinaSet::Mainland };
        return Some(Query { china, ..query });
    }
    match browser::marked(event, "select", "id")?.as_str() {
        "focus" => Some(Query { focus: state.dataset.area(&value), flow: None, ..query }),
        "top" => Some(Query { top: value.parse().map_or(Top::All, Top::Largest), ..query }),
        "line" => Some(Query { line: HsLine::parse(&value), ..query }),
        _ => None,
    }
}
