//! The question bar: mineral, and the fields of [`crate::html::controls`].
//! Turns an event on a control into the next question; knows no answer.

use super::browser::{self, Step};
use super::live::text;
use super::mineral::MineralPicker;
use super::state::State;
use crate::html;
use crate::model::{HsLine, Unit};
use crate::query::{ChinaSet, Query, Top};
use leptos::ev::Event;
use leptos::prelude::*;

/// The controls of the question.
#[component]
pub fn QuestionBar(state: State) -> impl IntoView {
    let shape = Memo::new(move |_| {
        let lang = state.lang();
        state.query.with(|q| (lang, q.mineral, q.stage, q.top))
    });
    let fields = text(move || {
        let _ = shape.get();
        html::controls::fields(state.dataset, &state.words(), &state.query.get_untracked())
    });
    let dragging = StoredValue::new(false);
    let changed = move |event: Event| {
        dragging.set_value(false);
        if let Some(query) = next(state, &event) {
            browser::ask(state, query, Step::New);
        }
    };
    let dragged = move |event: Event| {
        let Some(query) = with_year(state, &event) else { return };
        let step = if dragging.get_value() { Step::Same } else { Step::New };
        dragging.set_value(true);
        browser::ask(state, query, step);
    };
    view! {
        <form class="question" aria-label=state.say(|t| t.question) on:submit=|e| e.prevent_default()>
            <MineralPicker state/>
            <div class="fields" inner_html=fields on:change=changed on:input=dragged></div>
        </form>
    }
}

fn with_year(state: State, event: &Event) -> Option<Query> {
    browser::marked(event, "#year", "id")?;
    let year = browser::value_of(event).parse().ok()?;
    Some(Query { year, ..state.query.get_untracked() })
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
