//! The tables a reader takes away: tidy CSV in UTF-8 with decimal points, codes and names, units in the head, coverage and source.
//! Knows columns; every number comes from the analysis and from the rows.

use crate::analysis::{Analysis, Interval};
use crate::csv;
use crate::digits::plain;
use crate::model::{Area, Dataset, Place, Rows, Unit};
use crate::query::Query;
use crate::scene::Words;

/// Importers with every measure, as the analysis orders them.
pub fn importers(dataset: &Dataset, words: &Words<'_>, query: &Query, analysis: &Analysis) -> String {
    let unit = match analysis.unit {
        Unit::Usd => "kusd",
        Unit::Tonnes => "tonnes",
    };
    let mut out = [
        "year,mineral,stage,importer,importer_name,imports_",
        unit,
        ",from_china_",
        unit,
        ",share_direct,share_origin_low,share_origin_high,share_touch_low,share_touch_high,band_low,band_high,\
         hhi,n_minus_1_cover,largest_supplier,largest_supplier_name,largest_supplier_share,china_is,coverage,source\n",
    ]
    .concat();
    let china = if query.china == crate::query::ChinaSet::Mainland { "CHN" } else { "CHN+HKG+MAC" };
    for importer in &analysis.importers {
        let ends = |of: Option<Interval>| match of {
            Some(interval) => [plain(interval.low, 6), plain(interval.high, 6)],
            None => [String::new(), String::new()],
        };
        let [origin, touch, band] = [
            ends(importer.exposure.map(|e| e.origin)),
            ends(importer.exposure.map(|e| e.touch)),
            ends(importer.exposure.map(|e| e.band)),
        ];
        let cover = analysis.resilience(dataset, query, importer).and_then(|r| r.n_minus_1);
        let largest = importer.suppliers.first();
        let mut cells = about(dataset, query);
        cells.extend([
            dataset.area_code(importer.area).to_owned(),
            csv::text(words.area(importer.area)),
            plain(importer.imports, 3),
            plain(importer.from_china, 3),
            plain(importer.share, 6),
        ]);
        cells.extend([origin, touch, band].concat());
        cells.extend([
            importer.exposure.map_or(String::new(), |_| plain(importer.hhi, 6)),
            cover.map_or(String::new(), |cover| plain(cover, 6)),
            largest.map_or(String::new(), |s| dataset.code(s.place).to_owned()),
            largest.map_or(String::new(), |s| csv::text(words.area(Area::Country(s.place)))),
            largest.map_or(String::new(), |s| plain(s.share, 6)),
            china.to_owned(),
            analysis.coverage.code().to_owned(),
            source(dataset),
        ]);
        push(&mut out, &cells);
    }
    out
}

/// Every row that the answer rests on: all stages of the mineral in the year, as a reader may open them again.
pub fn flows(dataset: &Dataset, words: &Words<'_>, rows: &Rows, query: &Query) -> String {
    let mut out =
        "year,mineral,stage,line,from,from_name,to,to_name,value_usd,tonnes,coverage,source\n".to_owned();
    let Some(mineral) = query.mineral_in(dataset) else { return out };
    let name = |place: Place| csv::text(words.area(Area::Country(place)));
    for stage in &mineral.stages {
        let Some(coverage) = stage.coverage_in(query.year) else { continue };
        let spans = rows.spans().iter().filter(|s| s.year == query.year && stage.lines.contains(&s.line));
        for span in spans {
            for row in rows.of(span) {
                let cells = [
                    query.year.to_string(),
                    mineral.id.clone(),
                    stage.id.clone(),
                    span.line.to_string(),
                    dataset.code(row.from).to_owned(),
                    name(row.from),
                    dataset.code(row.to).to_owned(),
                    name(row.to),
                    row.usd.to_string(),
                    row.kg.map_or(String::new(), |_| plain(row.tonnes().unwrap_or_default(), 3)),
                    coverage.code().to_owned(),
                    source(dataset),
                ];
                push(&mut out, &cells);
            }
        }
    }
    out
}

fn about(dataset: &Dataset, query: &Query) -> Vec<String> {
    let mineral = query.mineral_in(dataset).map_or(String::new(), |m| m.id.clone());
    let stage = query.stage_in(dataset).map_or(String::new(), |s| s.id.clone());
    vec![query.year.to_string(), mineral, stage]
}

fn source(dataset: &Dataset) -> String {
    csv::text(&[&*dataset.trade, ", edition ", &dataset.edition].concat())
}

fn push(out: &mut String, cells: &[String]) {
    *out += &cells.join(",");
    out.push('\n');
}
