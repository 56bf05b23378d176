//! Who recomputes when: moving the map or the pointer recomputes neither answer nor scene.
//! Runs the page's signals without a browser.
#![allow(clippy::expect_used, reason = "a test that cannot go on says why")]
#![cfg(feature = "ui")]

use leptos::prelude::*;
use leptos::reactive::owner::Owner;
use minerals_map::geo::shape::World;
use minerals_map::model::disk::Folder;
use minerals_map::model::{Dataset, Lang};
use minerals_map::query::Query;
use minerals_map::ui::State;
use minerals_map::ui::camera::Camera;
use minerals_map::ui::state::Hover;
use std::path::Path;
use std::sync::Arc;

fn state(link: &str) -> State {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = Folder::open(&root.join("public/data")).expect("the shipped dataset");
    let world = std::fs::read_to_string(root.join("public/world.json")).expect("world.json");
    let world: &'static World = Box::leak(Box::new(World::decode(&world).expect("geometry")));
    let dataset: &'static Dataset = Box::leak(Box::new(folder.dataset.clone()));
    let state = State::new(dataset, world, link, Lang::En);
    let graphite = dataset.mineral_at("graphite").expect("graphite");
    let file = &dataset.minerals[graphite].files[0].file;
    let json = std::fs::read_to_string(root.join("public/data").join(file)).expect("flows");
    let json = minerals_map::json::parse(&json).expect("JSON");
    let rows = minerals_map::model::decode::flows(&&json, dataset, "graphite").expect("flows");
    state.loaded.update(|l| l.keep(graphite, file.clone(), rows));
    state
}

/// Addresses of the present answer and scene: another address is another computation.
fn computed(state: State) -> (usize, usize) {
    let address = |of: Option<usize>| of.expect("loaded");
    (
        address(state.answer.get_untracked().map(|a| Arc::as_ptr(&a) as usize)),
        address(state.scene.get_untracked().map(|s| Arc::as_ptr(&s) as usize)),
    )
}

#[test]
fn moving_the_map_and_the_pointer_recomputes_nothing() {
    let owner = Owner::new();
    owner.set();
    let state = state("");
    let before = computed(state);
    state.camera.set(Camera::WHOLE.zoomed(3.0, (500.0, 200.0)));
    state.hover.set(Some(Hover { lines: vec!["x".into()], at_px: (1.0, 1.0) }));
    assert_eq!(computed(state), before);
}

#[test]
fn a_chosen_flow_recomputes_nothing_and_wants_the_years() {
    let owner = Owner::new();
    owner.set();
    let state = state("");
    let before = computed(state);
    assert!(state.missing_history().is_none());
    state.query.set(Query::parse("flow=CHN-JPN", state.dataset).0);
    assert_eq!(computed(state), before);
    assert!(state.missing_history().is_some());
}

#[test]
fn a_language_places_a_new_scene_for_the_same_answer() {
    let owner = Owner::new();
    owner.set();
    let state = state("");
    let (answer, scene) = computed(state);
    state.look.update(|l| l.lang = Some(Lang::De));
    let after = computed(state);
    assert_eq!(after.0, answer);
    assert_ne!(after.1, scene);
}

#[test]
fn a_question_is_answered_anew_and_a_missing_file_keeps_the_answer_before() {
    let owner = Owner::new();
    owner.set();
    let state = state("");
    let (answer, _) = computed(state);
    let query = |link| Query::parse(link, state.dataset).0;
    state.query.set(query("m=gallium"));
    assert_eq!(computed(state).0, answer);
    assert_eq!(state.missing().map(|(_, f)| f.file.starts_with("gallium.")), Some(true));
    state.query.set(query("y=2022"));
    assert_ne!(computed(state).0, answer);
    assert!(state.missing().is_none());
}
