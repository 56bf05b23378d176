//! The page from top to bottom: what each part of the frame shows.
//! Knows which value stands in which part; how it is written is in [`crate::html`].

use super::live::{Slot, attribute, hidden, inside};
use super::load::{Awaited, Failure};
use super::state::State;
use super::{controls, depth, files, levers, map, ranking, tour};
use crate::html;
use crate::html::shown::Shown;
use crate::model::Lang;
use crate::query::Notice;
use crate::svg::escape;
use crate::text::{Messages, fill, messages};

/// Every part that is written as text.
pub fn slots(state: State) -> Vec<Slot> {
    let say = move |id: &'static str, pick: fn(&'static Messages) -> &'static str| {
        inside(id, move || escape(pick(state.words().text)))
    };
    let label = move |id: &'static str, pick: fn(&'static Messages) -> &'static str| {
        attribute(id, "aria-label", move || pick(state.words().text).to_owned())
    };
    let of_scene = move |id: &'static str, write: fn(&Shown) -> String| {
        inside(id, move || state.scene.with(|s| s.as_ref().map_or(String::new(), |s| write(s))))
    };
    let mut slots = vec![
        say("skip", |t| t.skip_to_table),
        inside("masthead", move || html::masthead(state.words().text)),
        inside("said", move || escape(&said(state))),
        inside("own", move || files::banner(state)),
        of_scene("finding", |s| s.finding.clone()),
        of_scene("figures", |s| s.figures.clone()),
        inside("failure-place", move || {
            let lang = state.lang();
            state.failure.with(|f| f.as_ref().map_or(String::new(), |failure| failure_text(failure, lang)))
        }),
        hidden("columns", move || state.failure.with(Option::is_some)),
        attribute("columns", "class", move || {
            let focused = state.query.with(|q| q.focus.is_some() || q.flow.is_some());
            if focused { "columns focused" } else { "columns" }.to_owned()
        }),
        of_scene("legend", |s| s.legend.clone()),
        label("legend", |t| t.legend),
        inside("notes", move || {
            let nearest = nearest_year(state);
            let t = state.words().text;
            state.scene.with(|s| s.as_ref().map_or(String::new(), |s| html::notes(t, &s.notes, nearest)))
        }),
        label("notes", |t| t.notices),
        inside("questions", move || html::questions(state.words().text)),
        inside("importers", move || levers::importers(state).unwrap_or_else(|| ranking::listing(state))),
        say("flows-summary", |t| t.flows_list),
        say("method-summary", |t| t.method),
        inside("printed", move || {
            // Link and edition: what a paper cannot be asked.
            state.scene.track();
            let values = [("edition", &*state.dataset.edition), ("trade", &*state.dataset.trade)];
            let edition = fill(state.words().text.foot_edition, &values);
            escape(&[&super::browser::address(), " · ", &edition].concat())
        }),
        inside("foot", move || html::foot(state.dataset, state.words().text)),
    ];
    slots.extend(controls::slots(state));
    slots.extend(map::slots(state));
    slots.extend(depth::slots(state));
    slots.extend(levers::slots(state));
    slots.extend(tour::slots(state));
    slots
}

/// What came of a button in the masthead.
fn said(state: State) -> String {
    let t = state.words().text;
    let slow = state.slow.get();
    if slow.is_some() && state.missing().map(|(_, file)| &*file.file) == slow {
        return t.slow.to_owned();
    }
    match (state.awaited.get(), state.copied.get()) {
        (Some(Awaited::Missing(lang)), _) => fill(t.language_missing, &[("language", lang.own_name())]),
        (_, None) => String::new(),
        (_, Some(true)) => t.link_copied.to_owned(),
        (_, Some(false)) => [t.link_here, " ", &super::browser::address()].concat(),
    }
}

/// The year offered where the one asked has no rows, tracked.
#[must_use]
pub fn nearest_year(state: State) -> Option<u16> {
    let answer = state.answer.get()?;
    answer.analysis.notices.iter().find_map(|n| match n {
        Notice::NoData { nearest } => *nearest,
        _ => None,
    })
}

/// What went wrong, with a way on.
#[must_use]
pub fn failure_text(failure: &Failure, lang: Lang) -> String {
    html::failure(lang, messages(lang), failure.sentence(lang), &failure.detail())
}
