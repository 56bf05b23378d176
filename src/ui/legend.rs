//! The legend under the map.
//! Shows the legend of the scene; knows no scale.

use super::live::text;
use super::state::State;
use crate::html;
use leptos::prelude::*;

/// What shades, widths and circles mean.
#[component]
pub fn LegendView(state: State) -> impl IntoView {
    let legend =
        text(move || state.scene.with(|s| s.as_ref().map_or(String::new(), |s| html::legend(&s.legend))));
    view! { <section class="legend" aria-label=state.say(|t| t.legend) inner_html=legend></section> }
}
