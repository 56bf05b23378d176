//! The legend under the map.
//! Draws the legend of the scene; knows no scale.

use super::live::part;
use super::state::State;
use crate::digits::one;
use crate::scene::Shade;
use crate::scene::legend::WidthStep;
use crate::svg::sector_path;
use leptos::prelude::*;

fn line(class: &'static str, width_px: f64, text: String) -> impl IntoView {
    view! {
        <li>
            <svg width="28" height="16" aria-hidden="true" class="sample">
                <path class=class d="M0 8h28" stroke-width=one(width_px)/>
            </svg>
            <span>{text}</span>
        </li>
    }
}

fn shade((shade, text): (Shade, String)) -> impl IntoView {
    view! {
        <li>
            <svg width="28" height="12" aria-hidden="true" class="sample">
                <rect class=["land ", shade.class()].concat() width="28" height="12"/>
            </svg>
            <span>{text}</span>
        </li>
    }
}

/// What shades, widths and circles mean.
#[component]
pub fn LegendView(state: State) -> impl IntoView {
    part(move || {
        let Some(scene) = state.scene.get() else { return ().into_any() };
        let legend = scene.legend.clone();
        let step = |s: WidthStep| line("other", s.width_px, s.amount);
        let [china, other] = legend.tones;
        view! {
            <section class="legend" aria-label=state.words().text.legend>
                <p>{legend.shade_title}</p>
                <ul class="shades">{legend.shades.into_iter().map(shade).collect_view()}</ul>
                <p>{legend.width_title}</p>
                <ul>
                    {line("china", 3.0, china)} {line("other", 3.0, other)}
                    {legend.widths.into_iter().map(step).collect_view()}
                </ul>
                <p class="ring">
                    <svg width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true" class="sample">
                        <g class="node">
                            <circle r="7"/>
                            <path d=sector_path(0.3, 7.0)/>
                        </g>
                    </svg>
                    <span>{legend.ring}</span>
                </p>
                <p id="rest" hidden=legend.rest.is_empty()>{legend.rest.clone()}</p>
            </section>
        }
        .into_any()
    })
}
