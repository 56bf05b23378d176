//! Movement of the map: in a hand, by the wheel, in flight, at rest.
//! Knows when the camera moves and when it has come to rest; what is drawn follows from the signals.
//!
//! While it moves, one transform carries the picture drawn for the last rest; at rest the picture is drawn for the new
//! place. So neither answer nor scene is computed while the map moves.

use super::browser;
use super::camera::Camera;
use super::state::State;
use crate::analysis::is_in;
use crate::geo::{LonLat, MapPoint};
use crate::model::Area;
use crate::scene::ground;

/// How long a flight takes; the style sheet has the same.
const FLIGHT_MS: u64 = 500;
/// How long after the last turn the wheel is at rest.
const WHEEL_MS: u64 = 180;
/// How long a hint is shown.
const HINT_MS: u64 = 2500;
/// Room around what a flight goes to, map units.
const ROOM: f64 = ground::WIDTH / 14.0;
/// Corners of the places that a flight goes to: west, south, east, north, degrees.
const PLACES: [(&str, [f64; 4]); 2] =
    [("europe", [-11.0, 36.0, 34.0, 66.0]), ("east-asia", [97.0, 10.0, 146.0, 48.0])];

/// Shows the map from elsewhere, as part of a movement that goes on.
pub fn carry(state: State, camera: Camera) {
    state.moves.update_untracked(|n| *n = n.wrapping_add(1));
    state.in_flight.set(false);
    state.hover.set(None);
    state.camera.set(camera);
}

/// The movement is over: the picture is drawn for where the camera stands.
pub fn settle(state: State) {
    state.in_flight.set(false);
    state.rest(state.camera.get_untracked());
}

/// The wheel turns: the map comes to rest when it has not for a while.
pub fn roll(state: State, factor: f64, at: (f64, f64)) {
    carry(state, state.camera.get_untracked().zoomed(factor, at));
    settle_unless_moved(state, WHEEL_MS);
}

fn settle_unless_moved(state: State, after_ms: u64) {
    let own = state.moves.get_untracked();
    browser::after(after_ms, move || {
        if state.moves.get_untracked() == own {
            settle(state);
        }
    });
}

/// Flies somewhere; who wants no motion is there at once.
pub fn fly(state: State, camera: Camera) {
    if browser::prefers_calm() || camera == state.camera.get_untracked() {
        carry(state, camera);
        return settle(state);
    }
    carry(state, camera);
    state.in_flight.set(true);
    settle_unless_moved(state, FLIGHT_MS);
}

/// Says how the wheel zooms, to someone who turned it over the map.
pub fn hint(state: State) {
    let own = state.hinted.get_untracked().wrapping_add(1);
    state.hinted.set(own);
    browser::after(HINT_MS, move || {
        if state.hinted.get_untracked() == own {
            state.hinted.set(0);
        }
    });
}

/// What a button of the map means: nearer, farther, aside, or somewhere.
pub fn go(state: State, code: &str) {
    let camera = state.camera.get_untracked();
    let (top, height) = ground::window();
    let middle = (ground::WIDTH / 2.0, top + height / 2.0);
    let aside = |x: f64, y: f64| camera.moved((x * ground::WIDTH / 3.0, y * height / 3.0));
    let to = match code {
        "in" => camera.zoomed(2.0, middle),
        "out" => camera.zoomed(0.5, middle),
        "left" => aside(1.0, 0.0),
        "right" => aside(-1.0, 0.0),
        "up" => aside(0.0, 1.0),
        "down" => aside(0.0, -1.0),
        "focus" => match state.query.with_untracked(|q| q.focus) {
            Some(area) => near(state, area),
            None => return,
        },
        _ => place(state, code).unwrap_or(Camera::WHOLE),
    };
    fly(state, to);
}

/// A look at an area and its surroundings.
#[must_use]
pub fn near(state: State, area: Area) -> Camera {
    let ground = state.ground.get_untracked();
    let places = state.dataset.places().map(|(place, _)| place);
    let own = places.filter(|place| is_in(state.dataset, *place, area));
    let points: Vec<MapPoint> =
        own.filter_map(|place| Some(ground.nodes.get(place.index())?.as_ref()?.1)).collect();
    Camera::showing(&points, ROOM)
}

fn place(state: State, code: &str) -> Option<Camera> {
    let (_, [west, south, east, north]) = PLACES.iter().find(|(name, _)| *name == code)?;
    let projection = &state.ground.get_untracked().projection;
    let middle = (west + east) / 2.0;
    let corners = [
        (*west, *south),
        (*west, *north),
        (*east, *south),
        (*east, *north),
        (middle, *south),
        (middle, *north),
    ];
    let points = corners.map(|(lon_deg, lat_deg)| projection.project(LonLat { lon_deg, lat_deg }));
    Some(Camera::showing(&points, 0.0))
}
