//! The suppliers of an importer as one stacked bar.
//! Knows widths; the rows behind it are those of the table of suppliers.

use super::WIDTH_PX;
use crate::analysis::{Importer, Scope, Supplier};
use crate::digits::one;
use crate::letters::letters;
use crate::model::{Area, Dataset};
use crate::query::Query;
use crate::scene::Words;
use crate::scene::chart::{Caption, Chart, Hit, Shape};
use crate::text::{fill, number};

/// A segment narrower than this is drawn with the rest.
const NARROWEST_PX: f64 = 6.0;
/// A segment this wide has room for a name of the width of its letters.
const LETTER_PX: f64 = 7.0;
const HEIGHT_PX: f64 = 34.0;

/// The stacked bar, China first, then by amount; the smallest suppliers are one piece.
#[must_use]
pub fn stacked(dataset: &Dataset, words: &Words<'_>, query: &Query, importer: &Importer) -> Chart {
    let scope = Scope::of(dataset, query);
    let (first, rest): (Vec<&Supplier>, Vec<&Supplier>) =
        importer.suppliers.iter().partition(|s| scope.is_china(s.place));
    let mut chart = Chart { width_px: WIDTH_PX, height_px: HEIGHT_PX, ..Chart::default() };
    let mut left = 0.0;
    let code = dataset.area_code(importer.area);
    let mut said = Vec::new();
    let mut hidden = 0;
    for (at, supplier) in first.into_iter().chain(rest).enumerate() {
        let width = supplier.share * WIDTH_PX;
        if width < NARROWEST_PX {
            hidden += 1;
            continue;
        }
        let name = words.area(Area::Country(supplier.place));
        let share = number::percent(words.lang, supplier.share);
        let class = match (scope.is_china(supplier.place), at % 2) {
            (true, _) => "china",
            (false, 0) => "other",
            _ => "other-2",
        };
        chart.shapes.push(Shape { path: block(left, width), class });
        let text = if letters(name) * LETTER_PX + 8.0 <= width { name } else { "" };
        if !text.is_empty() {
            let at = (left + 6.0, HEIGHT_PX / 2.0 + 5.0);
            chart.captions.push(Caption { at, anchor: "start", text: text.to_owned(), class: "on-block" });
        }
        let tip = [name, words.text.colon, &share].concat();
        said.push(tip.clone());
        chart.hits.push(Hit {
            area: [left, 0.0, width, HEIGHT_PX],
            tip,
            claim: Some([code, "<", dataset.code(supplier.place)].concat()),
            is_stop: false,
        });
        left += width;
    }
    if hidden > 0 && left < WIDTH_PX {
        chart.shapes.push(Shape { path: block(left, WIDTH_PX - left), class: "rest" });
        let share = number::percent(words.lang, 1.0 - left / WIDTH_PX);
        let tip = fill(words.text.suppliers_rest, &[("count", &hidden.to_string()), ("share", &share)]);
        said.push(tip.clone());
        let area = [left, 0.0, WIDTH_PX - left, HEIGHT_PX];
        chart.hits.push(Hit { area, tip, claim: None, is_stop: false });
    }
    chart.title = words.text.panel_suppliers.to_owned();
    chart.text = said.join(words.text.semicolon);
    chart
}

fn block(left: f64, width: f64) -> String {
    let right = one(left + (width - 1.0).max(1.0));
    ["M", &one(left), " 0H", &right, "V", &one(HEIGHT_PX), "H", &one(left), "Z"].concat()
}
