//! The question bar: mineral, and the fields of [`crate::html::controls`].
//! Turns an event on a control into the next question; knows no answer.

use super::browser::{self, Step};
use super::live::text;
use super::mineral::MineralPicker;
use super::state::State;
use crate::html;
use crate::model::{Dataset, HsLine, Unit};
use crate::query::{ChinaSet, Query, Top};
use crate::scene::Words;
use leptos::ev::Event;
use leptos::prelude::*;

/// The controls of the question.
#[component]
pub fn QuestionBar(state: State) -> impl IntoView {
    let mineral = Memo::new(move |_| state.query.with(|q| (q.mineral, q.stage)));
    let unusual = Memo::new(move |_| state.query.with(|q| html::controls::unusual(q.top)));
    let of_mineral = move |write: fn(&Dataset, &Words<'_>, &Query) -> String| {
        text(move || {
            let _ = mineral.get();
            write(state.dataset, &state.words(), &state.query.get_untracked())
        })
    };
    let fixed = text(move || html::controls::unit_and_focus(state.dataset, &state.words()));
    let more = text(move || {
        let _ = unusual.get();
        html::controls::china_and_top(&state.words(), state.query.with_untracked(|q| q.top))
    });
    let changed = move |event: Event| {
        if let Some(query) = next(state, &event) {
            browser::ask(state, query, Step::New);
        }
    };
    view! {
        <form
            class="question"
            aria-label=state.say(|t| t.question)
            on:submit=|e| e.prevent_default()
            on:change=changed
        >
            <MineralPicker state/>
            <div class="fields" inner_html=of_mineral(html::controls::stages)></div>
            <Year state/>
            <div class="fields" inner_html=fixed></div>
            <details class="more">
                <summary>{state.say(|t| t.more)}</summary>
                <div class="more-fields">
                    <div class="fields" inner_html=more></div>
                    <div class="fields" inner_html=of_mineral(html::controls::lines)></div>
                </div>
            </details>
        </form>
    }
}

#[component]
fn Year(state: State) -> impl IntoView {
    let (first, last) = state.dataset.years();
    let dragging = StoredValue::new(false);
    let year = move || text(move || state.query.with(|q| q.year.to_string()));
    let dragged = move |event: Event| {
        let Ok(year) = browser::value_of(&event).parse() else { return };
        let step = if dragging.get_value() { Step::Same } else { Step::New };
        dragging.set_value(true);
        browser::ask(state, Query { year, ..state.query.get_untracked() }, step);
    };
    view! {
        <div class="field year">
            <label for="year">{state.say(|t| t.year)}</label>
            <input
                id="year"
                type="range"
                step="1"
                min=first.to_string()
                max=last.to_string()
                prop:value=year()
                on:input=dragged
                on:change=move |_| dragging.set_value(false)
            />
            <output id="year-now" for="year">
                {year()}
            </output>
        </div>
    }
}

/// The question after a change of the control an event came from.
fn next(state: State, event: &Event) -> Option<Query> {
    let query = state.query.get_untracked();
    let value = browser::value_of(event);
    let of = |attribute: &'static str| browser::marked(event, "input", attribute).filter(|v| !v.is_empty());
    if let Some(id) = of("data-stage") {
        let at = query.mineral_in(state.dataset)?.stages.iter().position(|s| s.id == id)?;
        return Some(query.about(state.dataset, query.mineral, at));
    }
    if let Some(unit) = of("data-unit") {
        return Some(Query { unit: if unit == "t" { Unit::Tonnes } else { Unit::Usd }, ..query });
    }
    if let Some(set) = of("data-cn") {
        let china = if set == "hk" { ChinaSet::WithHongKong } else { ChinaSet::Mainland };
        return Some(Query { china, ..query });
    }
    match browser::marked(event, "select", "id")?.as_str() {
        "focus" => Some(Query { focus: state.dataset.area(&value), ..query }),
        "top" => Some(Query { top: value.parse().map_or(Top::All, Top::Largest), ..query }),
        _ => Some(Query { line: HsLine::parse(&value), ..query }),
    }
}
