//! The page from top to bottom.
//! Knows the order of its parts; each part is a component of its own.

use super::browser::{self, Phase};
use super::controls::QuestionBar;
use super::failure::{FailureBox, StartFailure};
use super::header::{Figures, Finding, Foot, Masthead, Notes};
use super::legend::LegendView;
use super::live::{flag, part};
use super::map::MapView;
use super::panel::FocusPanel;
use super::ranking::Ranking;
use super::state::State;
use leptos::prelude::*;

/// The root. While it is empty the static picture stands in its place.
#[component]
pub fn App() -> impl IntoView {
    let phase = RwSignal::new(Phase::Loading);
    browser::start_loading(phase);
    part(move || match phase.get() {
        Phase::Loading => ().into_any(),
        Phase::Failed(failure) => view! { <StartFailure failure retry=phase/> }.into_any(),
        Phase::Ready(basis) => {
            let state = State::new(basis.dataset, basis.world, &browser::link(), browser::language());
            browser::connect(state);
            view! { <Page state/> }.into_any()
        }
    })
}

#[component]
fn Page(state: State) -> impl IntoView {
    let failed = flag(move || state.failure.with(Option::is_some));
    view! {
        <a class="skip" href="#ranking">{state.say(|t| t.skip_to_table)}</a>
        <Masthead state/>
        <main>
            <Finding state/>
            <Figures state/>
            <QuestionBar state/>
            <FailureBox state/>
            <div class="columns" hidden=failed>
                <section class="picture">
                    <MapView state/>
                    <LegendView state/>
                    <Notes state/>
                </section>
                <aside class="side">
                    <FocusPanel state/>
                    <Ranking state/>
                </aside>
            </div>
        </main>
        <Foot state/>
    }
}
