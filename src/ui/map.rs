//! The map: what its parts show, and what a pointer means on it.
//! Knows elements and clicks; keys are in [`super::keys`], movement is in [`super::motion`]; every place, size and word comes from the scene.

use super::browser::{self, Step};
use super::camera::Camera;
use super::depth::choose_flow;
use super::live::{At, Slot, Text, attribute, hidden, inside, text};
use super::motion;
use super::state::{Hover, State};
use crate::digits::{one, plain};
use crate::geo::MapPoint;
use crate::html;
use crate::html::shown::tip_lines;
use crate::model::Area;
use crate::query::look::{Look, View};
use crate::scene::ground;
use crate::text::Messages;
use leptos::prelude::untrack;
use web_sys::{Element, MouseEvent};

/// Which flows of the focus are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Both kinds, and those of others.
    Both,
    /// What it imports.
    In,
    /// What it exports.
    Out,
}

impl Direction {
    /// The direction with a code; both for any other word.
    #[must_use]
    pub fn coded(code: &str) -> Self {
        match code {
            "in" => Self::In,
            "out" => Self::Out,
            _ => Self::Both,
        }
    }

    /// Its code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Both => "both",
            Self::In => "in",
            Self::Out => "out",
        }
    }
}

/// How far from a node a pointer still means it, pixels.
const REACH_PX: f64 = 9.0;
/// A click at the place of another within this time after what that one changed was shown makes a double one.
const DOUBLE_MS: f64 = 400.0;

/// A mouse position in the map's box (pixels) and on the map (map units).
fn located(state: State, element: &Element, event: &MouseEvent) -> ((f64, f64), MapPoint) {
    let part = browser::part_of(element, event);
    let (top, height) = ground::window();
    let frame = (part.0 * ground::WIDTH, top + part.1 * height);
    let (x, y) = state.camera.get_untracked().map_from_frame(frame);
    let width_px = state.width_px.get_untracked();
    ((part.0 * width_px, part.1 * width_px * height / ground::WIDTH), MapPoint { x, y })
}

/// Code of what a point means: a node first, then a flow, then land.
fn meant(state: State, at: MapPoint, event: &MouseEvent) -> Option<String> {
    let scene = state.scene.get_untracked()?;
    let near = scene.node_near(at, REACH_PX).map(|n| n.code.clone());
    let flow = || browser::marked(event, "[data-way]", "data-way");
    near.or_else(flow).or_else(|| browser::marked(event, ".land", "data-id"))
}

/// What the mark under the pointer says.
fn said(state: State, at: MapPoint, event: &MouseEvent) -> Option<Vec<String>> {
    let scene = state.scene.get_untracked()?;
    if let Some(node) = scene.node_near(at, REACH_PX / 2.0) {
        return Some(node.tip.clone());
    }
    if let Some(tip) = browser::marked(event, "[data-tip]", "data-tip") {
        return Some(tip_lines(&tip));
    }
    let code = browser::marked(event, ".land", "data-id")?;
    let place = state.dataset.place(&code)?;
    let own = scene.spots.iter().find(|n| n.code == code).map(|n| n.tip.clone());
    own.or_else(|| {
        let words = untrack(|| state.words());
        Some(vec![words.area(Area::Country(place)).to_owned(), words.text.land_unknown.to_owned()])
    })
}

/// A click on the map: whoever is meant comes into focus; a second click comes near.
pub fn clicked(state: State, map: &Element, event: &MouseEvent) {
    // The share beside a name is taken apart; the page hears of it.
    if browser::marked(event, ".claim", "data-audit").is_some() {
        return;
    }
    let (_, at) = located(state, map, event);
    // Browsers do not count clicks alike where the first one changes what is under the pointer.
    let now = (event.client_x(), event.client_y(), event.time_stamp());
    let before = state.last_click.get_untracked();
    state.last_click.set(now);
    // Nobody can click on while the page is busy with the first one: its time counts from where the page is free again.
    browser::after(0, move || state.last_click.update(|click| click.2 = browser::now()));
    let is_second = before.0 == now.0 && before.1 == now.1 && now.2 - before.2 < DOUBLE_MS;
    match (is_second, state.query.with_untracked(|q| q.focus)) {
        // The first click brought it into focus, and may have turned the map.
        (true, Some(area)) => return motion::fly(state, motion::near(state, area)),
        (true, None) => {
            let camera = state.camera.get_untracked();
            return motion::fly(state, camera.zoomed(2.0, camera.frame_from_map(at)));
        }
        (false, _) => {}
    }
    let Some(code) = meant(state, at, event) else { return };
    match state.dataset.area(&code) {
        Some(area) => browser::ask(state, state.focused(area), Step::New),
        None => choose_flow(state, &code, false),
    }
}

/// The pointer moves over the map at rest.
pub fn pointed(state: State, map: &Element, event: &MouseEvent) {
    if state.camera.get_untracked() != state.drawn.get_untracked() {
        return;
    }
    let (at_px, at) = located(state, map, event);
    let hover = said(state, at, event).map(|lines| Hover { lines, at_px });
    if state.hover.with_untracked(|h| *h != hover) {
        state.hover.set(hover);
    }
    let territory = meant(state, at, event).filter(|code| state.dataset.area(code).is_some());
    point_at(state, territory.unwrap_or_default());
}

/// Takes down which territory is pointed at.
pub fn point_at(state: State, code: String) {
    if state.pointed.with_untracked(|now| *now != code) {
        state.pointed.set(code);
    }
}

/// Nothing is pointed at any more.
pub fn leave(state: State) {
    state.hover.set(None);
    point_at(state, String::new());
}

/// The map, its buttons, and the words beside what is pointed at.
pub fn slots(state: State) -> Vec<Slot> {
    let label = move |id: &'static str, pick: fn(&'static Messages) -> &'static str| {
        attribute(id, "aria-label", move || pick(state.words().text).to_owned())
    };
    let at = move || state.hover.with(|h| h.as_ref().map_or((0.0, 0.0), |h| h.at_px));
    let style = |name: &'static str, write: Text| Slot { id: "tooltip", at: At::Style(name), write };
    let moves = move || match (state.camera.get() != state.drawn.get(), state.in_flight.get()) {
        (false, _) => "",
        (true, false) => "moving",
        (true, true) => "moving flying",
    };
    let steady = move || {
        let units_per_px = ground::WIDTH / state.width_px.get().max(1.0);
        plain(units_per_px / state.drawn.get().zoom, 5)
    };
    let describe = move || state.scene.with(|s| s.as_ref().map_or(String::new(), |s| s.description.clone()));
    let camera = move || {
        let Camera { zoom, shift } = state.drawn.get();
        transform(zoom, shift)
    };
    vec![
        attribute("map", "aria-label", describe),
        Slot { id: "map", at: At::Style("--steady"), write: text(steady) },
        Slot { id: "camera", at: At::Style("transform"), write: text(camera) },
        inside("ground", move || state.ground.with(|g| html::map::ground(g))),
        Slot { id: "map-place", at: At::Style("transform"), write: text(move || carried(state)) },
        attribute("map-place", "class", move || moves().to_owned()),
        inside("views", move || html::controls::views(&state.words())),
        label("views", |t| t.view),
        inside("zooms", move || html::controls::zooms(state.words().text)),
        label("zooms", |t| t.zoom),
        inside("pans", move || html::controls::pans(state.words().text)),
        label("pans", |t| t.pan),
        hidden("pans", move || state.drawn.get().zoom <= 1.0),
        inside("places", move || html::controls::places(&state.words(), state.query.with(|q| q.focus))),
        label("places", |t| t.places),
        inside("directions", move || html::controls::directions(state.words().text)),
        label("directions", |t| t.directions),
        hidden("directions", move || state.query.with(|q| q.focus.is_none())),
        inside("map-keys", move || state.words().text.keys.to_owned()),
        inside("map-hint", move || state.words().text.zoom_hint.to_owned()),
        hidden("map-hint", move || state.hinted.get() == 0),
        inside("year-large", move || state.query.with(|q| q.year.to_string())),
        hidden("year-large", move || !state.film.get()),
        inside("tooltip", move || {
            state.hover.with(|h| h.as_ref().map_or(String::new(), |h| html::lines(&h.lines)))
        }),
        hidden("tooltip", move || state.hover.with(Option::is_none)),
        attribute("tooltip", "class", move || {
            if at().0 > state.width_px.get() / 2.0 { "right" } else { "" }.to_owned()
        }),
        style("left", text(move || [&one(at().0), "px"].concat())),
        style("top", text(move || [&one(at().1), "px"].concat())),
    ]
}

/// A shift and a factor as a style says them.
fn transform(factor: f64, shift: (f64, f64)) -> String {
    let [x, y] = [shift.0, shift.1].map(|by| plain(by, 2));
    ["translate(", &x, "px, ", &y, "px) scale(", &plain(factor, 4), ")"].concat()
}

/// The transform that carries the picture while it moves; empty at rest.
fn carried(state: State) -> String {
    let (now, drawn) = (state.camera.get(), state.drawn.get());
    if now == drawn {
        return String::new();
    }
    let (factor, shift) = now.from_rest(drawn);
    let px = state.width_px.get() / ground::WIDTH;
    transform(factor, (shift.0 * px, shift.1 * px))
}

/// Turns the map to another middle.
pub fn turn(state: State, code: &str) {
    if let Some(view) = View::ALL.into_iter().find(|v| v.code() == code) {
        state.rest(Camera::WHOLE);
        browser::show(state, Look { view: Some(view), ..state.look.get_untracked() });
    }
}
