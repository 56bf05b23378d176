//! The years as a film: one question after another, at two speeds.
//! Knows years and the time between them; what a year shows follows from the question.

use super::browser::{self, Step};
use super::state::State;
use crate::query::Query;

/// From one year to the next, slow and fast.
const SLOW_MS: u64 = 1100;
const FAST_MS: u64 = 450;

/// Begins the film, at the first year where the last one is shown; or stops it.
pub fn toggle(state: State) {
    if state.film.get_untracked() {
        return state.film.set(false);
    }
    let query = state.query.get_untracked();
    let years = years(state, &query);
    let Some((first, last)) = years.first().zip(years.last()) else { return };
    state.film.set(true);
    // One step of the history for the whole film.
    let year = if query.year >= *last { *first } else { query.year };
    browser::ask(state, Query { year, ..query }, Step::New);
    go_on(state);
}

/// Years of the stage with rows, in their order.
fn years(state: State, query: &Query) -> Vec<u16> {
    let (first, last) = state.dataset.years();
    let stage = query.stage_in(state.dataset);
    (first..=last).filter(|year| stage.is_some_and(|s| s.coverage_in(*year).is_some())).collect()
}

fn go_on(state: State) {
    let ms = if state.film_fast.get_untracked() { FAST_MS } else { SLOW_MS };
    let run = state.film_run.get_untracked().wrapping_add(1);
    state.film_run.set(run);
    browser::after(ms, move || {
        if state.film.get_untracked() && state.film_run.get_untracked() == run {
            turn(state);
        }
    });
}

/// The next year, once the present one is here.
fn turn(state: State) {
    let query = state.query.get_untracked();
    if state.failure.with_untracked(Option::is_some) {
        return state.film.set(false);
    }
    let is_here = leptos::prelude::untrack(move || state.missing().is_none());
    let years = years(state, &query);
    let next = years.iter().copied().find(|year| *year > query.year);
    match next {
        _ if !is_here => go_on(state),
        None => state.film.set(false),
        Some(year) => {
            browser::ask(state, Query { year, ..query }, Step::Same);
            if Some(&year) == years.last() {
                return state.film.set(false);
            }
            go_on(state);
        }
    }
}
