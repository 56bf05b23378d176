//! The pictures a reader takes away: the map of a view and the chart of whoever is looked at, each complete in itself.
//! Knows which scene a link asks for; drawing is in [`crate::svg`].

use crate::analysis::answer::Answer;
use crate::analysis::series::series;
use crate::geo::shape::World;
use crate::model::{Dataset, Rows};
use crate::query::Query;
use crate::query::look::View;
use crate::scene::panel::compared;
use crate::scene::what_if::WhatIf;
use crate::scene::{Frame, Ground, Words, place};
use crate::svg::colour::Theme;
use crate::svg::{chart as charts, draw};
use crate::text::WhatIfTexts;

/// Width of a picture, pixels.
const WIDTH_PX: f64 = 1280.0;
/// Width of a chart, pixels.
const CHART_PX: f64 = 960.0;

/// The map as SVG; with levers moved, that of the what-if.
pub fn map(
    dataset: &Dataset,
    world: &World,
    words: Words<'_>,
    query: &Query,
    answer: &Answer,
    view: View,
    address: &str,
) -> String {
    let ground = Ground::new(world, dataset, view);
    let frame = Frame::whole(WIDTH_PX);
    let mut scene = if query.levers.act() && WhatIfTexts::is_here(words.lang) {
        WhatIf::new(dataset, words, query, answer, None).picture(&ground, &[], false, frame)
    } else {
        place(&ground, &words, dataset, query, &answer.before, &[], frame)
    };
    scene.source = [&*words.source(), " ", address].concat();
    draw(&scene, &ground, Theme::Light)
}

/// China's share of whoever is looked at through the years, as SVG; empty where nobody is.
pub fn chart(dataset: &Dataset, words: &Words<'_>, rows: &Rows, query: &Query, address: &str) -> String {
    let areas = query.looked_at();
    if areas.is_empty() {
        return String::new();
    }
    let of: Vec<_> = areas.into_iter().map(|area| (area, series(dataset, rows, query, area))).collect();
    let drawn = compared(dataset, words, query, &of, CHART_PX);
    charts::draw(&drawn, &[&*words.source(), " ", address].concat(), Theme::Light)
}
