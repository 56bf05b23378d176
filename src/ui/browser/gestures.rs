//! Hears fingers, mouse and wheel on the map, and tells the hand in points of the frame.
//! Knows events; what they do to the map is in [`crate::ui::hand`] and [`crate::ui::motion`].

use super::{element, part_of};
use crate::scene::ground;
use crate::ui::hand::{Hand, wheel_factor};
use crate::ui::{State, motion};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, MouseEvent, PointerEvent, WheelEvent};

/// How far a pointer may go in a click, pixels.
const TAP_PX: f64 = 5.0;
/// Height of a line, where a wheel counts in lines, pixels.
const LINE_PX: f64 = 16.0;

/// Hears movements on the map. It has the size of the frame that does not move with it.
pub fn watch_hand(state: State, map: &Element) {
    let mut hand = Hand::default();
    let own = map.clone();
    let act = move |event: Event| {
        let _ = heard(state, &own, &mut hand, &event);
    };
    let act = Closure::<dyn FnMut(Event)>::wrap(Box::new(act));
    for name in ["pointerdown", "pointermove", "pointerup", "pointercancel", "wheel", "click"] {
        let _ = map.add_event_listener_with_callback_and_bool(name, act.as_ref().unchecked_ref(), true);
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
    if event.type_() == "click" {
        // A drag ends in a click that nobody meant.
        if hand.has_dragged() {
            event.stop_propagation();
        }
        return None;
    }
    let pointer = event.dyn_ref::<PointerEvent>()?;
    let (id, camera) = (pointer.pointer_id(), state.camera.get_untracked());
    match event.type_().as_str() {
        "pointerdown" if pointer.button() == 0 => hand.down(id, at(pointer), camera),
        "pointermove" => {
            let least = TAP_PX * ground::WIDTH / state.width_px.get_untracked().max(1.0);
            let to = hand.moved(id, at(pointer), least)?;
            let _ = map.set_pointer_capture(id);
            if to != camera {
                motion::carry(state, to);
            }
        }
        "pointerup" | "pointercancel" if hand.up(id, camera) => motion::settle(state),
        _ => {}
    }
    None
}
