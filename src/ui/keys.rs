//! What a key means on the map: one tab stop, and from there to every node.
//! Knows keys and the order of the nodes; what a node says comes from the scene.

use super::browser::{self, Step};
use super::map::{leave, point_at};
use super::motion;
use super::state::{Hover, State};
use crate::scene::ground;
use web_sys::KeyboardEvent;

/// Arrow keys go through the nodes by size, a letter jumps to a name, Enter takes one into focus.
pub fn pressed(state: State, event: &KeyboardEvent) {
    let Some(scene) = state.scene.get_untracked() else { return };
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let last = scene.spots.len().saturating_sub(1);
    let now = state.cursor.get_untracked();
    let key = event.key();
    let next = match (key.as_str(), now) {
        ("ArrowRight" | "ArrowDown", None) | ("Home", _) => 0,
        ("ArrowRight" | "ArrowDown", Some(at)) => (at + 1).min(last),
        ("ArrowLeft" | "ArrowUp", at) => at.unwrap_or(0).saturating_sub(1),
        ("End", _) => last,
        ("Escape", Some(_)) => {
            event.prevent_default();
            state.cursor.set(None);
            return leave(state);
        }
        ("Enter", Some(at)) if event.shift_key() => {
            event.prevent_default();
            if let Some(node) = scene.spots.get(at).filter(|n| n.has_share) {
                state.audited.set(Some(node.code.clone()));
            }
            return;
        }
        ("Enter" | " ", Some(at)) => {
            event.prevent_default();
            let area = scene.spots.get(at).and_then(|n| state.dataset.area(&n.code));
            if let Some(area) = area {
                browser::ask(state, state.focused(area), Step::New);
            }
            return;
        }
        ("+", _) => return motion::go(state, "in"),
        ("-", _) => return motion::go(state, "out"),
        ("0", _) => return motion::go(state, "whole"),
        (letter, at) if letter.chars().count() == 1 => {
            let letter = browser::lower_case(letter);
            let begins = |i: &usize| {
                let name = scene.spots.get(*i).and_then(|spot| spot.tip.first());
                name.is_some_and(|name| browser::lower_case(name).starts_with(&letter))
            };
            let after = at.map_or(0, |at| at + 1);
            let Some(found) = (after..=last).chain(0..after.min(last)).find(begins) else { return };
            found
        }
        _ => return,
    };
    event.prevent_default();
    state.cursor.set(Some(next));
    let Some(node) = scene.spots.get(next) else { return };
    let (top, height) = ground::window();
    let mut camera = state.camera.get_untracked();
    if !camera.sees(node.at) {
        let middle = (ground::WIDTH / 2.0, top + height / 2.0);
        camera = camera.carried(1.0, camera.frame_from_map(node.at), middle);
        motion::carry(state, camera);
        motion::settle(state);
    }
    let px = state.width_px.get_untracked() / ground::WIDTH;
    let at = camera.frame_from_map(node.at);
    let at_px = (at.0 * px, (at.1 - top) * px);
    let mut lines = node.tip.clone();
    if node.has_share {
        lines.push(state.words().text.audit_hint.to_owned());
    }
    state.hover.set(Some(Hover { lines, at_px }));
    point_at(state, node.code.clone());
}
