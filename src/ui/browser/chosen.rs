//! Marks on the page what is chosen and gives the land its shades.
//! The elements are written without either, so that a choice never replaces the element it was made with.

use super::{document, element, is_there};
use crate::analysis::is_in;
use crate::html::shown::Shown;
use crate::query::{ChinaSet, Levers, Top};
use crate::ui::State;
use crate::ui::depth::chain_of;
use crate::ui::map::Direction;
use crate::ui::search::option;
use leptos::prelude::untrack;
use wasm_bindgen::prelude::*;

/// Marks the chosen controls and fills in the fields.
pub fn mark_chosen(state: State) {
    let query = state.query.get_untracked();
    let focus = query.focus.map_or("", |a| state.dataset.area_code(a));
    let stage = query.stage_in(state.dataset).map_or("", |s| s.id.as_str());
    let mineral = query.mineral_in(state.dataset).map_or("", |m| m.id.as_str());
    let unit = query.unit.code();
    let china = if query.china == ChinaSet::Mainland { "cn" } else { "hk" };
    let view = state.ground.with_untracked(|g| g.view.code());
    let lang = untrack(|| state.lang()).code();
    let flow = query.flow_code(state.dataset);
    let chosen = [
        ("data-way", &*flow, "data-chosen"),
        ("data-flow", &flow, "aria-pressed"),
        ("data-stage", stage, "checked"),
        ("data-unit", unit, "checked"),
        ("data-d", query.measure.code(), "checked"),
        ("data-cn", china, "checked"),
        ("data-mineral", mineral, "aria-current"),
        ("data-view", view, "aria-pressed"),
        ("data-lang", lang, "aria-pressed"),
        ("data-direction", state.direction.get_untracked().code(), "aria-pressed"),
    ];
    for (attribute, value, shown_by) in chosen {
        mark(attribute, value, shown_by);
    }
    let is_chosen_drawn = is_there("#marks .flow[data-chosen]");
    for_each("#marks", |marks| drop(marks.class_list().toggle_with_force("chosen", is_chosen_drawn)));
    write_chain(state);
    mark_levers(&query.levers, state.inventory.get_untracked());
    let top = match query.top {
        Top::All => "all".to_owned(),
        Top::Largest(n) => n.to_string(),
    };
    let line = query.line.map_or(String::new(), |l| l.to_string());
    for (id, value) in [("focus", focus), ("top", &top), ("line", &line)] {
        if let Some(field) = element(id) {
            let _ = js_sys::Reflect::set(&field, &"value".into(), &value.into());
        }
    }
}

/// Gives sliders and switches of the levers their values, and says them.
fn mark_levers(levers: &Levers, inventory: bool) {
    let value = |key: &str| match key {
        "stop" => levers.stop_percent,
        "spare" => levers.spare_percent,
        "grow" => levers.grow_percent,
        "months" => levers.months,
        _ => levers.days,
    };
    for_each("input[type=range][data-key]", |slider| {
        let key = slider.get_attribute("data-key").unwrap_or_default();
        let _ = js_sys::Reflect::set(slider, &"value".into(), &value(&key).to_string().into());
    });
    for_each("[data-value-of]", |output| {
        let key = output.get_attribute("data-value-of").unwrap_or_default();
        let unit = output.get_attribute("data-unit").unwrap_or_default();
        output.set_text_content(Some(&[&value(&key).to_string(), &*unit].concat()));
    });
    for (selector, is_on) in [("[data-key=reroute]", levers.reroute), ("#inventory", inventory)] {
        for_each(selector, |box_| drop(js_sys::Reflect::set(box_, &"checked".into(), &is_on.into())));
    }
}

fn for_each(selector: &str, mut act: impl FnMut(&web_sys::Element)) {
    let Some(found) = document().and_then(|d| d.query_selector_all(selector).ok()) else { return };
    for at in 0..found.length() {
        if let Some(element) = found.get(at).and_then(|node| node.dyn_into().ok()) {
            act(&element);
        }
    }
}

/// Marks a line of what was found as the one that Enter takes.
pub fn mark_found(at: usize) {
    mark("data-found", &at.to_string(), "aria-selected");
    let (Some(field), option) = (element("search"), option(at)) else { return };
    let _ = match element(&option) {
        Some(_) => field.set_attribute("aria-activedescendant", &option),
        None => field.remove_attribute("aria-activedescendant"),
    };
}

/// Outlines the part of the page that the tour is at, and scrolls to it with the keyboard at the way on, once.
pub fn show_toured() {
    let find = |selector: &str| document()?.query_selector(selector).ok()?;
    let part = find("#tour [data-part]").and_then(|card| find(&card.get_attribute("data-part")?));
    if part.as_ref().is_some_and(|part| part.has_attribute("data-toured")) {
        return;
    }
    for_each("[data-toured]", |part| drop(part.remove_attribute("data-toured")));
    let root = document().and_then(|d| d.document_element());
    let _ = root.map(|root| root.toggle_attribute_with_force("data-touring", part.is_some()));
    let (Some(part), Some(next)) = (part, element("tour-next")) else { return };
    let _ = part.set_attribute("data-toured", "");
    let _ = next.focus();
    part.scroll_into_view();
}

/// Gives every territory the shade of its share. The land itself is drawn once: it is most of the page.
pub fn shade_land(scene: &Shown) {
    for_each(".land[data-id]", |land| {
        let id = land.get_attribute("data-id").unwrap_or_default();
        let Some([_, class, fill]) = scene.land.iter().find(|[code, ..]| *code == id) else { return };
        if land.get_attribute("class").as_ref() != Some(class) {
            let _ = land.set_attribute("class", class);
        }
        if land.get_attribute("fill").unwrap_or_default() != *fill {
            let _ = if fill.is_empty() {
                land.remove_attribute("fill")
            } else {
                land.set_attribute("fill", fill)
            };
        }
    });
}

/// Brings forward the flows of whoever is pointed at, and takes away those of the focus that are not asked for. Tracked.
pub fn mark_flows(state: State) {
    let pointed = state.pointed.get();
    let direction = state.direction.get();
    state.scene.track();
    let focus = state.query.with(|q| q.focus);
    let is_focus = |code: &str| {
        let place = state.dataset.place(code);
        focus.zip(place).is_none_or(|(area, place)| is_in(state.dataset, place, area))
    };
    let attribute = |element: &web_sys::Element, name| element.get_attribute(name).unwrap_or_default();
    let mut found = false;
    for_each("#marks .flow", |flow| {
        let (from, to) = (attribute(flow, "data-from"), attribute(flow, "data-to"));
        let is_near = !pointed.is_empty() && (from == pointed || to == pointed);
        let is_away = match direction {
            Direction::Both => false,
            Direction::In => !is_focus(&to),
            Direction::Out => !is_focus(&from),
        };
        found |= is_near;
        let classes = flow.class_list();
        let _ = classes.toggle_with_force("near", is_near);
        let _ = classes.toggle_with_force("away", is_away);
    });
    for_each("#marks .node", |node| {
        let is_near = !pointed.is_empty() && attribute(node, "data-id") == pointed;
        let _ = node.class_list().toggle_with_force("near", is_near);
    });
    for_each("#marks", |marks| drop(marks.class_list().toggle_with_force("pointed", found)));
}

/// Writes China's part beside each stage.
fn write_chain(state: State) {
    let chain = chain_of(state);
    for_each("[data-chain]", |place| {
        let stage = place.get_attribute("data-chain").unwrap_or_default();
        let said = chain.iter().find(|(id, _)| *id == stage).map_or("", |(_, html)| html);
        if place.inner_html() != said {
            place.set_inner_html(said);
        }
    });
}

/// Marks the controls with an attribute: the one with this value is chosen.
fn mark(attribute: &str, value: &str, shown_by: &str) {
    for_each(&["[", attribute, "]"].concat(), |element| {
        let own = element.get_attribute(attribute).as_deref() == Some(value);
        let _ = match shown_by {
            "checked" => js_sys::Reflect::set(element, &shown_by.into(), &own.into()).map(drop),
            // Every line of the map would be styled once more to learn that it is not the one.
            "data-chosen" if !own => element.remove_attribute(shown_by),
            _ => element.set_attribute(shown_by, if own { "true" } else { "false" }),
        };
    });
}
