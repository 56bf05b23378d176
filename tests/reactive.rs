//! Who recomputes when: moving the map or the pointer recomputes neither answer nor scene.
//! Runs the page's signals without a browser.
#![allow(clippy::expect_used, reason = "a test that cannot go on says why")]
#![cfg(feature = "ui")]

use leptos::prelude::*;
use leptos::reactive::owner::Owner;
use minerals_map::geo::shape::World;
use minerals_map::html::shown::Shown;
use minerals_map::model::disk::Folder;
use minerals_map::model::{Dataset, Lang};
use minerals_map::query::Query;
use minerals_map::ui::State;
use minerals_map::ui::camera::Camera;
use minerals_map::ui::state::{Answer, Hover};
use std::path::Path;
use std::sync::Arc;

fn state(link: &str) -> State {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = Folder::open(&root.join("public/data")).expect("the shipped dataset");
    let world = std::fs::read_to_string(root.join("public/world.json")).expect("world.json");
    let world: &'static World = Box::leak(Box::new(World::decode(&world).expect("geometry")));
    let dataset: &'static Dataset = Box::leak(Box::new(folder.dataset.clone()));
    let state = State::new(dataset, world, link, Lang::En);
    keep_awaited(state);
    state
}

/// Reads the file that the question lacks, as the page does when it has come.
fn keep_awaited(state: State) {
    let (mineral, file) = state.missing().expect("a file that is not here");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let json = std::fs::read_to_string(root.join("public/data").join(&file.file)).expect("flows");
    let json = minerals_map::json::parse(&json).expect("JSON");
    let slug = &state.dataset.minerals[mineral].id;
    let rows = minerals_map::model::decode::flows(&&json, state.dataset, slug).expect("flows");
    state.loaded.update(|l| l.keep(mineral, file.file.clone(), rows));
}

/// The present answer and scene, held: while they are, no other computation can have their addresses.
struct Computed {
    answer: Arc<Answer>,
    scene: Arc<Shown>,
}

impl Computed {
    fn now(state: State) -> Self {
        Self {
            answer: state.answer.get_untracked().expect("an answer"),
            scene: state.scene.get_untracked().expect("a scene"),
        }
    }

    fn same_answer(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.answer, &other.answer)
    }

    fn same_scene(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.scene, &other.scene)
    }
}

#[test]
fn moving_the_map_and_the_pointer_recomputes_nothing() {
    let owner = Owner::new();
    owner.set();
    let state = state("");
    let before = Computed::now(state);
    state.camera.set(Camera::WHOLE.zoomed(3.0, (500.0, 200.0)));
    state.hover.set(Some(Hover { lines: vec!["x".into()], at_px: (1.0, 1.0) }));
    let after = Computed::now(state);
    assert!(after.same_answer(&before));
    assert!(after.same_scene(&before));
}

#[test]
fn a_chosen_flow_recomputes_nothing_and_wants_the_years() {
    let owner = Owner::new();
    owner.set();
    let state = state("");
    let before = Computed::now(state);
    assert!(state.missing_history().is_none());
    state.query.set(Query::parse("flow=CHN-JPN", state.dataset).0);
    let after = Computed::now(state);
    assert!(after.same_answer(&before));
    assert!(after.same_scene(&before));
    assert!(state.missing_history().is_some());
}

#[test]
fn a_language_places_a_new_scene_for_the_same_answer() {
    let owner = Owner::new();
    owner.set();
    let state = state("");
    let before = Computed::now(state);
    state.look.update(|l| l.lang = Some(Lang::De));
    let after = Computed::now(state);
    assert!(after.same_answer(&before));
    assert!(!after.same_scene(&before));
}

#[test]
fn a_question_is_answered_anew_and_a_missing_file_keeps_the_answer_before() {
    let owner = Owner::new();
    owner.set();
    let state = state("");
    let before = Computed::now(state);
    let query = |link| Query::parse(link, state.dataset).0;
    state.query.set(query("m=gallium"));
    assert!(Computed::now(state).same_answer(&before));
    assert_eq!(state.missing().map(|(_, f)| f.file.starts_with("gallium.")), Some(true));
    keep_awaited(state);
    assert!(!Computed::now(state).same_answer(&before));
    assert!(state.missing().is_none());
    state.query.set(query(""));
    assert!(state.missing().is_none());
    let back = Computed::now(state);
    state.query.set(query("f=JPN"));
    assert!(!Computed::now(state).same_answer(&back));
}
