//! The question bar: mineral, stage, year, unit, focus, and the rest behind "more".
//! Turns a control into the next question; knows no answer.

use super::browser::{self, Step};
use super::live::{Text, flag, part, text};
use super::mineral::MineralPicker;
use super::state::State;
use crate::model::{Area, Group, HsLine, Stage, Unit};
use crate::query::{ChinaSet, Query, Top};
use crate::scene::table::by_name;
use leptos::prelude::*;

/// Choices for the number of flows.
const TOPS: [u16; 4] = [20, 60, 150, 300];

fn ask(state: State, change: impl FnOnce(&mut Query)) {
    let mut query = state.query.get_untracked();
    change(&mut query);
    browser::ask(state, query, Step::New);
}

/// The controls of the question.
#[component]
pub fn QuestionBar(state: State) -> impl IntoView {
    view! {
        <form class="question" aria-label=state.say(|t| t.question) on:submit=|e| e.prevent_default()>
            <MineralPicker state/>
            <Stages state/>
            <Year state/>
            <Units state/>
            <Focus state/>
            <details class="more">
                <summary>{state.say(|t| t.more)}</summary>
                <div class="more-fields">
                    <China state/>
                    <Flows state/>
                    <Line state/>
                </div>
            </details>
        </form>
    }
}

#[component]
fn Stages(state: State) -> impl IntoView {
    let mineral = Memo::new(move |_| state.query.with(|q| q.mineral));
    let step = move |at: usize, stage: &'static Stage| {
        let checked = flag(move || state.query.with(|q| q.stage == at));
        let choose = move |_| {
            let query = state.query.get_untracked();
            browser::ask(state, query.about(state.dataset, query.mineral, at), Step::New);
        };
        let tier = move || {
            let t = state.words().text;
            [t.tier_1, t.tier_2, t.tier_3]
                .get(usize::from(stage.tier).saturating_sub(1))
                .map_or(String::new(), |t| (*t).to_owned())
        };
        view! {
            <label class="step">
                <input
                    type="radio"
                    name="stage"
                    data-stage=stage.id.as_str()
                    prop:checked=checked
                    on:change=choose
                />
                <span><small>{text(tier)}</small>{text(move || state.words().name(&stage.name).to_owned())}</span>
            </label>
        }
    };
    let steps = move || {
        let stages = state.dataset.minerals.get(mineral.get()).map_or(&[][..], |m| &m.stages);
        stages.iter().enumerate().map(|(at, stage)| step(at, stage)).collect_view().into_any()
    };
    view! {
        <fieldset class="field steps">
            <legend>{state.say(|t| t.stage)}</legend>
            <div>{part(steps)}</div>
        </fieldset>
    }
}

#[component]
fn Year(state: State) -> impl IntoView {
    let (first, last) = state.dataset.years();
    let dragging = StoredValue::new(false);
    let year = move || state.query.with(|q| q.year);
    let move_to = move |event| {
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
                min=first
                max=last
                step="1"
                prop:value=text(move || year().to_string())
                on:input=move_to
                on:change=move |_| dragging.set_value(false)
            />
            <output id="year-now" for="year">{text(move || year().to_string())}</output>
        </div>
    }
}

fn radio<T: Copy + PartialEq + Send + Sync + 'static>(
    group: &'static str,
    key: (&'static str, &'static str),
    name: Text,
    value: T,
    now: impl Fn() -> T + Send + 'static,
    choose: impl Fn(T) + 'static,
) -> impl IntoView {
    let (unit, cn) = if key.0 == "unit" { (Some(key.1), None) } else { (None, Some(key.1)) };
    view! {
        <label>
            <input
                type="radio"
                name=group
                data-unit=unit
                data-cn=cn
                prop:checked=flag(move || now() == value)
                on:change=move |_| choose(value)
            />
            <span>{name}</span>
        </label>
    }
}

#[component]
fn Units(state: State) -> impl IntoView {
    let now = move || state.query.with(|q| q.unit);
    let choose = move |unit| ask(state, |q| q.unit = unit);
    view! {
        <fieldset class="field choices">
            <legend>{state.say(|t| t.unit)}</legend>
            {radio("unit", ("unit", "usd"), state.say(|t| t.unit_usd), Unit::Usd, now, choose)}
            {radio("unit", ("unit", "t"), state.say(|t| t.unit_t), Unit::Tonnes, now, choose)}
        </fieldset>
    }
}

#[component]
fn China(state: State) -> impl IntoView {
    let now = move || state.query.with(|q| q.china);
    let choose = move |china| ask(state, |q| q.china = china);
    let mainland = state.say(|t| t.china_mainland);
    let with_hk = state.say(|t| t.china_with_hk);
    view! {
        <fieldset class="field choices">
            <legend>{state.say(|t| t.china_is)}</legend>
            {radio("cn", ("cn", "cn"), mainland, ChinaSet::Mainland, now, choose)}
            {radio("cn", ("cn", "hk"), with_hk, ChinaSet::WithHongKong, now, choose)}
        </fieldset>
    }
}

#[component]
fn Flows(state: State) -> impl IntoView {
    let value = |top: Top| match top {
        Top::All => "all".to_owned(),
        Top::Largest(n) => n.to_string(),
    };
    let now = move || state.query.with(|q| q.top);
    let choose = move |event| {
        let top = browser::value_of(&event).parse().map_or(Top::All, Top::Largest);
        ask(state, |q| q.top = top);
    };
    let own = move || match now() {
        Top::Largest(n) if !TOPS.contains(&n) => Some(n),
        _ => None,
    };
    let option = move |n: u16| {
        view! { <option value=n.to_string() selected=flag(move || now() == Top::Largest(n))>{n.to_string()}</option> }
    };
    view! {
        <div class="field">
            <label for="top">{state.say(|t| t.flows_shown)}</label>
            <select id="top" prop:value=text(move || value(now())) on:change=choose>
                {TOPS.map(option).collect_view()}
                {part(move || own().map(option).into_any())}
                <option value="all" selected=flag(move || now() == Top::All)>
                    {state.say(|t| t.flows_all)}
                </option>
            </select>
        </div>
    }
}

#[component]
fn Line(state: State) -> impl IntoView {
    let stage = Memo::new(move |_| state.query.with(|q| (q.mineral, q.stage)));
    let lines = move || {
        let (mineral, stage) = stage.get();
        state.dataset.minerals.get(mineral).and_then(|m| m.stages.get(stage)).map_or(&[][..], |s| &s.lines)
    };
    let now = move || state.query.with(|q| q.line);
    let choose = move |event| {
        let line = HsLine::parse(&browser::value_of(&event));
        ask(state, |q| q.line = line);
    };
    let option = move |line: &HsLine| {
        let line = *line;
        view! { <option value=line.to_string() selected=flag(move || now() == Some(line))>{line.to_string()}</option> }
    };
    view! {
        <div class="field" hidden=flag(move || lines().len() < 2)>
            <label for="line">{state.say(|t| t.line)}</label>
            <select id="line" prop:value=text(move || now().map_or(String::new(), |l| l.to_string())) on:change=choose>
                <option value="" selected=flag(move || now().is_none())>{state.say(|t| t.line_all)}</option>
                {part(move || lines().iter().map(option).collect_view().into_any())}
            </select>
        </div>
    }
}

#[component]
fn Focus(state: State) -> impl IntoView {
    let now = move || state.query.with(|q| q.focus);
    let value = move || now().map_or(String::new(), |a| state.dataset.area_code(a).to_owned());
    let choose = move |event| {
        let focus = state.dataset.area(&browser::value_of(&event));
        ask(state, |q| q.focus = focus);
    };
    let option = move |area: Area| {
        view! {
            <option value=state.dataset.area_code(area) selected=flag(move || now() == Some(area))>
                {state.words().area(area)}
            </option>
        }
    };
    let countries =
        move || by_name(state.dataset, &state.words()).into_iter().map(option).collect_view().into_any();
    view! {
        <div class="field">
            <label for="focus">{state.say(|t| t.focus)}</label>
            <select id="focus" prop:value=text(value) on:change=choose>
                <option value="" selected=flag(move || now().is_none())>{state.say(|t| t.focus_world)}</option>
                <optgroup label=state.say(|t| t.groups)>
                    {part(move || Group::ALL.map(|g| option(Area::Group(g))).collect_view().into_any())}
                </optgroup>
                <optgroup label=state.say(|t| t.countries)>{part(countries)}</optgroup>
            </select>
        </div>
    }
}
