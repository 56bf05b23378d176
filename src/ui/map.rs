//! The map: marks of the scene as keyed SVG, and what pointer and keys mean on it.
//! Knows elements and gestures; every place, size and word comes from the scene.

use super::browser::{self, Step};
use super::depth::choose_flow;
use super::live::{At, Slot, Text, attribute, hidden, inside, text};
use super::state::{Camera, Hover, State};
use crate::digits::{one, plain};
use crate::geo::MapPoint;
use crate::html;
use crate::html::shown::tip_lines;
use crate::model::Area;
use crate::query::look::{Look, View};
use crate::scene::{Words, ground};
use crate::text::Messages;
use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;

/// How far from a node a pointer still means it, pixels.
const REACH_PX: f64 = 9.0;

/// A mouse position in the map's box (pixels) and on the map (map units).
fn located(state: State, element: &web_sys::Element, event: &MouseEvent) -> ((f64, f64), MapPoint) {
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
        let words =
            Words::new(state.dataset, state.look.with_untracked(|l| l.lang).unwrap_or(state.browser_lang));
        Some(vec![words.area(Area::Country(place)).to_owned(), words.text.land_unknown.to_owned()])
    })
}

/// The map with its buttons and tooltip.
#[component]
pub fn MapView(state: State) -> impl IntoView {
    let svg = NodeRef::<leptos::svg::Svg>::new();
    let cursor = StoredValue::new(None::<usize>);
    svg.on_load(move |element| browser::watch_width(&element, state.width_px));
    let window = ground::window();
    let click = move |event: MouseEvent| {
        let Some(element) = svg.get_untracked() else { return };
        // The share beside a name is taken apart; the page hears of it.
        if browser::marked(&event, ".claim", "data-audit").is_some() {
            return;
        }
        let (_, at) = located(state, &element, &event);
        let Some(code) = meant(state, at, &event) else { return };
        match state.dataset.area(&code) {
            Some(area) => browser::ask(state, state.focused(area), Step::New),
            None => choose_flow(state, &code, false),
        }
    };
    let point = move |event: MouseEvent| {
        let Some(element) = svg.get_untracked() else { return };
        let (at_px, at) = located(state, &element, &event);
        let hover = said(state, at, &event).map(|lines| Hover { lines, at_px });
        if state.hover.with_untracked(|h| *h != hover) {
            state.hover.set(hover);
        }
    };
    let key = move |event: KeyboardEvent| keys(state, cursor, &event);
    let unfocus = move |_| {
        cursor.set_value(None);
        state.hover.set(None);
    };
    let camera = move || {
        let Camera { zoom, shift: (x, y) } = state.camera.get();
        ["translate(", &plain(x, 2), "px, ", &plain(y, 2), "px) scale(", &plain(zoom, 4), ")"].concat()
    };
    let steady = move || {
        let units_per_px = ground::WIDTH / state.width_px.get().max(1.0);
        plain(units_per_px / state.camera.get().zoom, 5)
    };
    let describe = move || state.scene.with(|s| s.as_ref().map_or(String::new(), |s| s.description.clone()));
    view! {
            <svg
                id="map"
                node_ref=svg
                viewBox=["0 ", &one(window.0), " ", &one(ground::WIDTH), " ", &one(window.1)].concat()
                role="group"
                tabindex="0"
                aria-label=text(describe)
                style:--steady=text(steady)
                on:click=click
                on:mousemove=point
                on:mouseleave=move |_| state.hover.set(None)
                on:keydown=key
                on:blur=unfocus
            >
                <defs inner_html=html::map::patterns()></defs>
                <g class="camera" style:transform=text(camera)>
                    <g inner_html=text(move || state.ground.with(|g| html::map::ground(g)))></g>
                    <g id="marks"></g>
                </g>
            </svg>
    }
}

/// Arrow keys go through the nodes by size, Enter takes one into focus.
fn keys(state: State, cursor: StoredValue<Option<usize>>, event: &KeyboardEvent) {
    let Some(scene) = state.scene.get_untracked() else { return };
    let last = scene.spots.len().saturating_sub(1);
    let now = cursor.get_value();
    let next = match (event.key().as_str(), now) {
        ("ArrowRight" | "ArrowDown", None) | ("Home", _) => 0,
        ("ArrowRight" | "ArrowDown", Some(at)) => (at + 1).min(last),
        ("ArrowLeft" | "ArrowUp", at) => at.unwrap_or(0).saturating_sub(1),
        ("End", _) => last,
        ("Enter" | " ", Some(at)) => {
            event.prevent_default();
            let area = scene.spots.get(at).and_then(|n| state.dataset.area(&n.code));
            if let Some(area) = area {
                browser::ask(state, state.focused(area), Step::New);
            }
            return;
        }
        ("i" | "I", Some(at)) => {
            if let Some(node) = scene.spots.get(at).filter(|n| n.has_share) {
                state.audited.set(Some(node.code.clone()));
            }
            return;
        }
        _ => return,
    };
    event.prevent_default();
    cursor.set_value(Some(next));
    let Some(node) = scene.spots.get(next) else { return };
    let camera = state.camera.get_untracked();
    let px = state.width_px.get_untracked() / ground::WIDTH;
    let (top, _) = ground::window();
    let at_px = (
        (node.at.x * camera.zoom + camera.shift.0) * px,
        (node.at.y * camera.zoom + camera.shift.1 - top) * px,
    );
    let mut lines = node.tip.clone();
    if node.has_share {
        lines.push(state.words().text.audit_hint.to_owned());
    }
    state.hover.set(Some(Hover { lines, at_px }));
}

/// The buttons under the map, and the words beside what is pointed at.
pub fn slots(state: State) -> Vec<Slot> {
    let label = move |id: &'static str, pick: fn(&'static Messages) -> &'static str| {
        attribute(id, "aria-label", move || pick(state.words().text).to_owned())
    };
    let at = move || state.hover.with(|h| h.as_ref().map_or((0.0, 0.0), |h| h.at_px));
    let style = |name: &'static str, write: Text| Slot { id: "tooltip", at: At::Style(name), write };
    vec![
        inside("views", move || html::controls::views(&state.words())),
        label("views", |t| t.view),
        inside("zooms", move || html::controls::zooms(state.words().text)),
        label("zooms", |t| t.zoom),
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

/// Zooms in, out, or to the whole map; around the focus where there is one.
pub fn zoom(state: State, code: &str) {
    let factor = match code {
        "in" => 2.0,
        "out" => 0.5,
        _ => return state.rest(Camera::WHOLE),
    };
    let (top, height) = ground::window();
    let focus = state.query.with_untracked(|q| q.focus).map(|a| state.dataset.area_code(a));
    let camera = state.camera.get_untracked();
    let scene = state.scene.get_untracked();
    let node = scene.as_ref().and_then(|s| s.spots.iter().find(|n| focus == Some(n.code.as_str())));
    let middle = (ground::WIDTH / 2.0, top + height / 2.0);
    let zoomed = match node {
        Some(node) => {
            let at = (node.at.x * camera.zoom + camera.shift.0, node.at.y * camera.zoom + camera.shift.1);
            camera.moved((middle.0 - at.0, middle.1 - at.1)).zoomed(factor, middle)
        }
        None => camera.zoomed(factor, middle),
    };
    state.rest(zoomed);
}

/// Turns the map to another middle.
pub fn turn(state: State, code: &str) {
    if let Some(view) = View::ALL.into_iter().find(|v| v.code() == code) {
        state.rest(Camera::WHOLE);
        browser::show(state, Look { view: Some(view), ..state.look.get_untracked() });
    }
}
