//! The words beside what is pointed at.
//! Shows what the scene says of a mark; knows no mark.

use super::live::{flag, text};
use super::state::State;
use crate::digits::one;
use crate::html;
use leptos::prelude::*;

/// A box beside the pointer; hidden when nothing is pointed at.
#[component]
pub fn Tooltip(state: State) -> impl IntoView {
    let lines = move || state.hover.with(|h| h.as_ref().map_or(String::new(), |h| html::lines(&h.lines)));
    let at = move || state.hover.get().map_or((0.0, 0.0), |h| h.at_px);
    let is_right = move || at().0 > state.width_px.get() / 2.0;
    view! {
        <div
            id="tooltip"
            role="status"
            hidden=flag(move || state.hover.with(Option::is_none))
            class:right=flag(is_right)
            style:left=text(move || [&one(at().0), "px"].concat())
            style:top=text(move || [&one(at().1), "px"].concat())
            inner_html=text(lines)
        ></div>
    }
}
