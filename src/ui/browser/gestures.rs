//! Hears what happens on the map: fingers, mouse, wheel and keys. Places are told in points of the frame.
//! Knows events; what they do is in [`crate::ui::map`], [`crate::ui::keys`], [`crate::ui::hand`] and [`crate::ui::motion`].

use super::element::watch_width;
use super::{document, element, part_of};
use crate::scene::ground;
use crate::ui::hand::{Hand, wheel_factor};
use crate::ui::{State, keys, map, motion};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, MouseEvent, PointerEvent, WheelEvent};

/// How far a pointer may go in a click, pixels.
const TAP_PX: f64 = 5.0;
/// Height of a line, where a wheel counts in lines, pixels.
const LINE_PX: f64 = 16.0;

/// Hears what happens on the map.
pub fn watch_map(state: State) {
    let Some(map) = document().and_then(|d| d.get_element_by_id("map")) else { return };
    watch_width(&map, state.width_px);
    let mut hand = Hand::default();
    let own = map.clone();
    let act = move |event: Event| {
        let _ = heard(state, &own, &mut hand, &event);
    };
    let act = Closure::<dyn FnMut(Event)>::wrap(Box::new(act));
    for name in [
        "pointerdown",
        "pointermove",
        "pointerup",
        "pointercancel",
        "wheel",
        "click",
        "mousemove",
        "mouseleave",
        "keydown",
        "blur",
    ] {
        let _ = map.add_event_listener_with_callback(name, act.as_ref().unchecked_ref());
    }
    act.forget();
}

fn heard(state: State, map: &Element, hand: &mut Hand, event: &Event) -> Option<()> {
    let (top, height) = ground::window();
    let frame = element("map-window")?;
    let at = |event: &MouseEvent| {
        let part = part_of(&frame, event);
        (part.0 * ground::WIDTH, top + part.1 * height)
    };
    if let Some(wheel) = event.dyn_ref::<WheelEvent>() {
        if !wheel.ctrl_key() && !wheel.meta_key() {
            motion::hint(state);
            return None;
        }
        event.prevent_default();
        let px = if wheel.delta_mode() == 0 { 1.0 } else { LINE_PX };
        motion::roll(state, wheel_factor(wheel.delta_y() * px), at(wheel));
        return None;
    }
    let name = event.type_();
    match name.as_str() {
        // A drag ends in a click that nobody meant.
        "click" if hand.has_dragged() => event.stop_propagation(),
        "click" => map::clicked(state, map, event.dyn_ref()?),
        "mousemove" => map::pointed(state, map, event.dyn_ref()?),
        "mouseleave" => map::leave(state),
        "blur" => {
            state.cursor.set(None);
            map::leave(state);
        }
        "keydown" => keys::pressed(state, event.dyn_ref()?),
        _ => fingered(state, map, hand, &name, event.dyn_ref()?, at),
    }
    None
}

/// A finger or the mouse goes down, moves, or leaves.
fn fingered(
    state: State,
    map: &Element,
    hand: &mut Hand,
    name: &str,
    pointer: &PointerEvent,
    at: impl Fn(&MouseEvent) -> (f64, f64),
) {
    let (id, camera) = (pointer.pointer_id(), state.camera.get_untracked());
    match name {
        "pointerdown" if pointer.button() == 0 => hand.down(id, at(pointer), camera),
        "pointermove" => {
            let least = TAP_PX * ground::WIDTH / state.width_px.get_untracked().max(1.0);
            let Some(to) = hand.moved(id, at(pointer), least) else { return };
            let _ = map.set_pointer_capture(id);
            if to != camera {
                motion::carry(state, to);
            }
        }
        "pointerup" | "pointercancel" if hand.up(id, camera) => motion::settle(state),
        _ => {}
    }
}
