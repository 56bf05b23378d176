//! The controls of the question as HTML text, without saying which is chosen: that is marked afterwards,
//! so that a choice never replaces the element it was made with.
//! Knows labels and codes; knows no answer.

use super::each;
use crate::model::{Area, Dataset, Group, Lang};
use crate::query::look::View;
use crate::query::{COMPARED, Measure, Query, Top};
use crate::scene::Words;
use crate::scene::table::by_name;
use crate::svg::escape;
use crate::text::{Messages, fill};

/// Choices for the number of flows.
const TOPS: [u16; 4] = [20, 60, 150, 300];

/// The stages of the mineral as steps.
#[must_use]
pub fn stages(dataset: &Dataset, words: &Words<'_>, query: &Query) -> String {
    let t = words.text;
    let tiers = [t.tier_1, t.tier_2, t.tier_3];
    let steps = each(query.mineral_in(dataset).map_or(&[][..], |m| &m.stages), |stage| {
        let tier = tiers.get(usize::from(stage.tier).saturating_sub(1)).copied().unwrap_or_default();
        let input =
            ["<input type=\"radio\" name=\"stage\" data-stage=\"", &escape(&stage.id), "\">"].concat();
        let name = ["<span><small>", &escape(tier), "</small>", &escape(words.name(&stage.name)), "</span>"]
            .concat();
        let chain = ["<small class=\"chain\" data-chain=\"", &escape(&stage.id), "\"></small>"].concat();
        ["<div class=\"step\"><label>", &input, &name, "</label>", &chain, "</div>"].concat()
    });
    fieldset("steps", t.stage, &["<div>", &steps, "</div>"].concat())
}

/// Unit, measure and focus.
#[must_use]
pub fn unit_and_focus(dataset: &Dataset, words: &Words<'_>) -> String {
    let t = words.text;
    let usd = radio("unit", "data-unit", "usd", t.unit_usd);
    let tonnes = radio("unit", "data-unit", "t", t.unit_t);
    let measures = Measure::ALL.map(|m| radio("d", "data-d", m.code(), words.measure(m))).concat();
    [
        fieldset("choices", t.unit, &segments(&[usd, tonnes].concat())),
        fieldset("choices", t.measure, &segments(&measures)),
        select("focus", t.focus, &areas(dataset, words)),
    ]
    .concat()
}

/// Who counts as China, and how many flows are drawn.
#[must_use]
pub fn china_and_top(words: &Words<'_>, top: Top) -> String {
    let t = words.text;
    let mainland = radio("cn", "data-cn", "cn", t.china_mainland);
    let with_hk = radio("cn", "data-cn", "hk", t.china_with_hk);
    [
        fieldset("choices", t.china_is, &segments(&[mainland, with_hk].concat())),
        select("top", t.flows_shown, &tops(words, top)),
    ]
    .concat()
}

fn segments(inside: &str) -> String {
    ["<div>", inside, "</div>"].concat()
}

fn fieldset(class: &str, legend: &str, inside: &str) -> String {
    ["<fieldset class=\"field ", class, "\"><legend>", &escape(legend), "</legend>", inside, "</fieldset>"]
        .concat()
}

fn select(id: &str, label: &str, options: &str) -> String {
    let label = ["<div class=\"field\"><label for=\"", id, "\">", &escape(label), "</label>"].concat();
    [&label, "<select id=\"", id, "\">", options, "</select></div>"].concat()
}

fn option(value: &str, text: &str) -> String {
    ["<option value=\"", &escape(value), "\">", &escape(text), "</option>"].concat()
}

fn radio(group: &str, attribute: &str, value: &str, text: &str) -> String {
    let input =
        ["<label><input type=\"radio\" name=\"", group, "\" ", attribute, "=\"", value, "\">"].concat();
    [&input, "<span>", &escape(text), "</span></label>"].concat()
}

fn areas(dataset: &Dataset, words: &Words<'_>) -> String {
    [option("", words.text.focus_world), areas_of(dataset, words)].concat()
}

fn areas_of(dataset: &Dataset, words: &Words<'_>) -> String {
    let t = words.text;
    let of = |area: Area| option(dataset.area_code(area), words.area(area));
    let group = |label: &str, inside: String| {
        ["<optgroup label=\"", &escape(label), "\">", &inside, "</optgroup>"].concat()
    };
    let groups = Group::ALL.map(|g| of(Area::Group(g))).concat();
    let countries = each(&by_name(dataset, words), |area| of(*area));
    [group(t.groups, groups), group(t.countries, countries)].concat()
}

/// Who is compared, each with a button that takes it out, and a list to add another while there is room.
#[must_use]
pub fn compared(dataset: &Dataset, words: &Words<'_>, compare: &[Area]) -> String {
    let t = words.text;
    let chips = each(compare, |area| {
        let name = words.area(*area);
        let label =
            ["aria-label=\"", &escape(&fill(t.compare_remove, &[("who", name)])), "\" data-remove"].concat();
        button(&label, dataset.area_code(*area), &[name, " ×"].concat())
    });
    let choice = if compare.len() < COMPARED {
        let options = [option("", t.compare_choose), areas_of(dataset, words)].concat();
        ["<select id=\"compare-add\" aria-label=\"", &escape(t.compare_add), "\">", &options, "</select>"]
            .concat()
    } else {
        String::new()
    };
    [
        "<h2>",
        &escape(t.compare),
        "</h2><p class=\"hint\">",
        &escape(t.compare_hint),
        "</p><div class=\"compared\">",
        &chips,
        &choice,
        "</div>",
    ]
    .concat()
}

/// The buttons of the focus: back to the world, and into the comparison while there is room.
#[must_use]
pub fn focus(t: &Messages, can_add: bool) -> String {
    let add = if can_add { quiet("compare-focus", t.compare_add) } else { String::new() };
    ["<div class=\"panel-buttons\">", &quiet("leave", t.leave_focus), &add, "</div>"].concat()
}

/// The button that leaves a chosen flow.
#[must_use]
pub fn leave_flow(t: &Messages) -> String {
    ["<div class=\"panel-buttons\">", &quiet("leave-flow", t.audit_close), "</div>"].concat()
}

fn quiet(id: &str, text: &str) -> String {
    ["<button type=\"button\" class=\"quiet\" id=\"", id, "\">", &escape(text), "</button>"].concat()
}

/// The number of flows, where a list of choices must hold it beside the usual ones.
#[must_use]
pub fn unusual(top: Top) -> Option<u16> {
    match top {
        Top::Largest(n) if !TOPS.contains(&n) => Some(n),
        _ => None,
    }
}

fn tops(words: &Words<'_>, top: Top) -> String {
    let mut numbers = TOPS.to_vec();
    numbers.extend(unusual(top));
    let numbers = each(&numbers, |n| option(&n.to_string(), &n.to_string()));
    [numbers, option("all", words.text.flows_all)].concat()
}

/// The lines of the stage; nothing to choose where there is one.
#[must_use]
pub fn lines(dataset: &Dataset, words: &Words<'_>, query: &Query) -> String {
    let lines = query.stage_in(dataset).map_or(&[][..], |s| &s.lines);
    if lines.len() < 2 {
        return String::new();
    }
    let options = each(lines, |line| option(&line.to_string(), &line.to_string()));
    select("line", words.text.line, &[option("", words.text.line_all), options].concat())
}

fn button(attribute: &str, value: &str, text: &str) -> String {
    ["<button type=\"button\" ", attribute, "=\"", &escape(value), "\">", &escape(text), "</button>"].concat()
}

/// Minerals as buttons in a list.
#[must_use]
pub fn minerals(words: &Words<'_>, dataset: &Dataset) -> String {
    each(&dataset.minerals, |m| {
        ["<li>", &button("data-mineral", &m.id, m.name.in_lang(words.lang)), "</li>"].concat()
    })
}

/// The languages, each in itself.
#[must_use]
pub fn languages() -> String {
    each(&Lang::ALL, |lang| {
        let tag = ["data-lang=\"", lang.code(), "\" class=\"quiet\" lang"].concat();
        button(&tag, lang.code(), lang.own_name())
    })
}

/// Closer, farther, the whole map.
#[must_use]
pub fn zooms(t: &Messages) -> String {
    moves(&[("in", t.zoom_in, "+"), ("out", t.zoom_out, "−"), ("whole", t.zoom_reset, "⤢")])
}

/// To the four sides.
#[must_use]
pub fn pans(t: &Messages) -> String {
    moves(&[
        ("left", t.pan_left, "←"),
        ("up", t.pan_up, "↑"),
        ("down", t.pan_down, "↓"),
        ("right", t.pan_right, "→"),
    ])
}

/// Buttons that move the map: code, name, sign.
fn moves(buttons: &[(&str, &str, &str)]) -> String {
    each(buttons, |(code, name, sign)| {
        button(&["aria-label=\"", &escape(name), "\" data-move"].concat(), code, sign)
    })
}

/// Parts of the map to fly to; the last one is whoever is in focus.
#[must_use]
pub fn places(words: &Words<'_>, focus: Option<Area>) -> String {
    let t = words.text;
    let focus = focus.map_or(String::new(), |area| {
        button("data-move", "focus", &fill(t.place_focus, &[("who", words.area(area))]))
    });
    [
        button("data-move", "europe", t.place_europe),
        button("data-move", "east-asia", t.place_east_asia),
        focus,
    ]
    .concat()
}

/// Which flows of whoever is in focus are shown.
#[must_use]
pub fn directions(t: &Messages) -> String {
    let names = [t.direction_both, t.direction_in, t.direction_out];
    let codes = ["both", "in", "out"];
    codes.iter().zip(names).map(|(code, name)| button("data-direction", code, name)).collect()
}

/// The middles of the map.
#[must_use]
pub fn views(words: &Words<'_>) -> String {
    let t = words.text;
    let names = [t.view_atlantic, t.view_pacific, t.view_asia];
    View::ALL.iter().zip(names).map(|(view, name)| button("data-view", view.code(), name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture::world;

    #[test]
    fn every_choice_of_a_question_has_a_control_with_its_code() {
        let (dataset, _) = world("CHN > JPN 1k #250410\nCHN > JPN 1k #250490");
        let (query, _) = Query::parse("top=37", &dataset);
        let words = Words::new(&dataset, Lang::De);
        let html = [
            stages(&dataset, &words, &query),
            unit_and_focus(&dataset, &words),
            china_and_top(&words, query.top),
            lines(&dataset, &words, &query),
        ]
        .concat();
        for piece in [
            "data-stage=\"natural\"",
            "value=\"EU27\"",
            "value=\"JPN\"",
            "value=\"37\"",
            "value=\"all\"",
            "value=\"250490\"",
            "data-unit=\"t\"",
            "data-cn=\"hk\"",
        ] {
            assert!(html.contains(piece), "{piece} expected in {html}");
        }
    }
}
