//! Files on their way to the page: what every view stands on, and the rows that a question needs.
//! Knows what is asked for when, and what happens where it does not come; what a file means the decoders know.

use super::fetch::{File, json_of, pause, turn};
use super::files::own_flows;
use super::frame;
use super::hand_over::hand_over;
use super::modules::{has_world, keep_flows, keep_world};
use super::{after, built, first_language, run, set_state, shade, words};
use crate::geo::shape::World;
use crate::model::decode::Refusal;
use crate::model::{Dataset, decode};
use crate::text::Messages;
use crate::ui::State;
use crate::ui::load::Failure;
use leptos::prelude::*;
use std::cell::Cell;

/// The outlines of large maps.
const WORLD: &str = "world.json";

/// How long a file may be on its way before that is said.
const SLOW_MS: u64 = 6000;

/// Index and geometry: what every view stands on.
#[derive(Clone, Copy)]
pub struct Basis {
    /// The index.
    pub dataset: &'static Dataset,
    /// The land.
    pub world: &'static World,
}

thread_local! {
    static FIRST: Cell<Option<Basis>> = const { Cell::new(None) };
}

async fn basis() -> Result<Basis, Failure> {
    let lang = first_language();
    let (index, world, words) =
        futures::join!(words::index_in(lang), json_of("world-start.json".to_owned()), words::fetched(lang));
    words?;
    let dataset = index?;
    let file = world?;
    // Tasks of their own, so that a finger is never waited for long.
    pause(0).await;
    let world = World::read(&file.value()).map_err(|e| Failure::Refused(Refusal::Broken(e)))?;
    let basis = Basis { dataset: Box::leak(Box::new(dataset)), world: Box::leak(Box::new(world)) };
    FIRST.set(Some(basis));
    pause(0).await;
    Ok(basis)
}

/// What the page stood on first: the data of the map.
pub fn first_basis() -> Option<Basis> {
    FIRST.get()
}

/// Fetches the outlines of large maps where they are not here, and says whether they are then.
pub async fn fetch_world(state: State) -> bool {
    let at = built();
    if has_world() {
        return true;
    }
    let Ok(file) = json_of(WORLD.to_owned()).await else { return false };
    let Ok(world) = World::read(&file.value()) else { return false };
    // Another asked for them too, or they belong to a page that is gone.
    if has_world() || built() != at {
        return has_world();
    }
    keep_world(file.0);
    let world: &'static World = Box::leak(Box::new(world));
    FIRST.set(FIRST.get().map(|first| Basis { world, ..first }));
    // A task of its own: every outline is drawn anew.
    pause(0).await;
    if built() == at {
        state.world.set(world);
        // Before the browser paints it.
        turn().await;
        shade(state);
    }
    true
}

/// Fetches the outlines of large maps unless they are on their way; those of the start do until they are here.
pub fn load_world(state: State) {
    if !state.loaded.update_untracked(|l| l.expect(WORLD)) {
        return;
    }
    run(Box::pin(async move {
        fetch_world(state).await;
        state.loaded.update_untracked(|l| l.came(WORLD));
    }));
}

/// Fetches index, geometry and words, and shows the page or what went wrong.
pub fn start_loading() {
    set_state("loading");
    run(Box::pin(async move {
        match basis().await {
            Ok(basis) => frame::build(basis, None),
            Err(failure) if !Messages::is_here(first_language()) => hand_over(&failure.detail()),
            Err(failure) => {
                frame::show_failure(&failure);
                set_state("failed");
            }
        }
    }));
}

/// Tries again what failed. Files of two editions never fit: then the whole page is fetched anew.
pub fn try_again(state: State) {
    match state.failure.get_untracked() {
        Some(Failure::Refused(Refusal::Edition(_))) => drop(window().location().reload()),
        _ => load_missing(state),
    }
}

/// Fetches the file the question needs; does nothing where it is here.
pub fn load_missing(state: State) {
    let Some((mineral, file)) = untrack(move || state.missing()) else { return };
    state.failure.set(None);
    load_file(state, mineral, &file.file);
}

/// Fetches the next file that lines through the years need; the page stands without it.
pub fn load_history(state: State) {
    let Some((mineral, file)) = untrack(move || state.missing_history()) else { return };
    state.history_lost.set(None);
    load_file(state, mineral, &file.file);
}

/// Fetches a file of flows unless it is on its way: rows that came twice would count twice.
fn load_file(state: State, mineral: usize, file: &'static str) {
    if !state.loaded.update_untracked(|l| l.expect(file)) {
        return;
    }
    after(SLOW_MS, move || state.slow.set(Some(file)));
    run(Box::pin(async move {
        let id = state.dataset.minerals.get(mineral).map_or("", |m| m.id.as_str());
        let at = built();
        let json = match own_flows(file).filter(|_| state.dataset.is_own()) {
            Some(flows) => File::of(flows, file),
            None => json_of(["data/", file].concat()).await,
        };
        if built() != at {
            return;
        }
        let rows = json.and_then(|json| {
            let rows = decode::flows(&json.value(), state.dataset, id).map_err(Failure::Refused)?;
            keep_flows(mineral, json.0);
            Ok(rows)
        });
        state.loaded.update_untracked(|l| l.came(file));
        match rows {
            Ok(rows) => state.loaded.update(|l| l.keep(mineral, file.to_owned(), rows)),
            Err(failure) => {
                state.history_lost.set(Some(file));
                // The question may be another one by now.
                if untrack(move || state.missing()).is_some_and(|(_, f)| f.file == file) {
                    state.failure.set(Some(failure));
                }
            }
        }
    }));
}
