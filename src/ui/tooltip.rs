//! The words beside what is pointed at.
//! Shows what the scene says of a mark; knows no mark.

use super::state::State;
use leptos::prelude::*;

/// A box beside the pointer; hidden when nothing is pointed at.
#[component]
pub fn Tooltip(state: State) -> impl IntoView {
    let lines = move || state.hover.get().map_or(Vec::new(), |h| h.lines);
    let at = move || state.hover.get().map_or((0.0, 0.0), |h| h.at_px);
    let is_right = move || at().0 > state.width_px.get() / 2.0;
    view! {
        <div
            id="tooltip"
            role="status"
            hidden=move || state.hover.with(Option::is_none)
            class:right=is_right
            style:left=move || format!("{:.0}px", at().0)
            style:top=move || format!("{:.0}px", at().1)
        >
            {move || lines().into_iter().map(|line| view! { <span>{line}</span> }).collect_view()}
        </div>
    }
}
