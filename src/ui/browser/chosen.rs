//! Marks on the page what is chosen and gives the land its shades.
//! The elements are written without either, so that a choice never replaces the element it was made with.

use super::{document, element};
use crate::html;
use crate::query::{ChinaSet, Top};
use crate::scene::Scene;
use crate::scene::table::Column;
use crate::ui::State;
use crate::ui::depth::chain_of;
use leptos::prelude::{GetUntracked, WithUntracked};
use wasm_bindgen::prelude::*;

/// Marks the chosen controls, the sorted column, and fills in the fields.
pub fn mark_chosen(state: State) {
    let query = state.query.get_untracked();
    let focus = query.focus.map_or("", |a| state.dataset.area_code(a));
    let stage = query.stage_in(state.dataset).map_or("", |s| s.id.as_str());
    let mineral = query.mineral_in(state.dataset).map_or("", |m| m.id.as_str());
    let unit = query.unit.code();
    let china = if query.china == ChinaSet::Mainland { "cn" } else { "hk" };
    let view = state.ground.with_untracked(|g| g.view.code());
    let lang = state.look.with_untracked(|l| l.lang).unwrap_or(state.browser_lang).code();
    let chosen = [
        ("data-stage", stage, "checked"),
        ("data-unit", unit, "checked"),
        ("data-d", query.measure.code(), "checked"),
        ("data-cn", china, "checked"),
        ("data-mineral", mineral, "aria-current"),
        ("data-view", view, "aria-pressed"),
        ("data-lang", lang, "aria-pressed"),
    ];
    for (attribute, value, shown_by) in chosen {
        mark(attribute, value, shown_by);
    }
    write_chain(state);
    let order = state.order.get_untracked();
    let column = match order.by {
        Column::Country => "country",
        Column::Imports => "imports",
        Column::Share => "share",
    };
    for_each("[data-column]", |header| {
        let own = header.get_attribute("data-column").as_deref() == Some(column);
        let sort = match (own, order.descending) {
            (false, _) => "none",
            (true, true) => "descending",
            (true, false) => "ascending",
        };
        let _ = header.set_attribute("aria-sort", sort);
    });
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

fn for_each(selector: &str, mut act: impl FnMut(&web_sys::Element)) {
    let Some(found) = document().and_then(|d| d.query_selector_all(selector).ok()) else { return };
    for at in 0..found.length() {
        if let Some(element) = found.get(at).and_then(|node| node.dyn_into().ok()) {
            act(&element);
        }
    }
}

/// Gives every territory the shade of its share. The land itself is drawn once: it is most of the page.
pub fn shade_land(scene: &Scene) {
    let mut shades = scene.land.iter();
    for_each(".land[data-id]", |land| {
        let Some(mark) = shades.next() else { return };
        let own = mark.shade.class();
        let class = ["land ", if mark.up_to.is_some() { "mixed " } else { "" }, own].concat();
        let stripes =
            mark.up_to.map(|high| ["url(#", &html::map::stripes_id(own, high.class()), ")"].concat());
        if land.get_attribute("class").as_deref() != Some(&class) {
            let _ = land.set_attribute("class", &class);
        }
        if land.get_attribute("fill") != stripes {
            let _ = match &stripes {
                Some(stripes) => land.set_attribute("fill", stripes),
                None => land.remove_attribute("fill"),
            };
        }
    });
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
        if shown_by == "checked" {
            let _ = js_sys::Reflect::set(element, &"checked".into(), &own.into());
        } else {
            let _ = element.set_attribute(shown_by, if own { "true" } else { "false" });
        }
    });
}
