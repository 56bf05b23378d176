//! China's part of an output taken apart: the countries the source names.
//! Knows one series and year; the part itself comes from the analysis.

use super::Told;
use crate::analysis::registry::Figure;
use crate::analysis::{Scope, chain};
use crate::csv;
use crate::digits::plain;
use crate::model::{Area, Dataset, OutputFigure, OutputSeries, OutputYear, Place};
use crate::query::Query;
use crate::scene::Words;
use crate::scene::chart::{Cell, Table};
use crate::text::{fill, number};

/// Tells China's part of the output of a series in a year; `None` where its figure is not published.
#[must_use]
pub fn told_output(
    dataset: &Dataset,
    words: &Words<'_>,
    query: &Query,
    series: &OutputSeries,
    year: &OutputYear,
) -> Option<Told> {
    let t = words.text;
    let scope = Scope::of(dataset, query);
    let share = number::percent(words.lang, chain::china_part(year, &scope)?);
    let china: f64 =
        year.by_country.iter().filter(|(p, _)| scope.is_china(*p)).filter_map(|(_, f)| f.tonnes).sum();
    let of_stage = |s: &&crate::model::Stage| s.output.and_then(|at| dataset.output.get(at)) == Some(series);
    let mineral = query.mineral_in(dataset)?;
    let name =
        mineral.stages.iter().find(of_stage).map_or(words.name(&mineral.name), |s| words.name(&s.name));
    let when = year.year.to_string();
    let world = year.world_tonnes.map_or(t.output_withheld.to_owned(), |w| words.precise(w));
    let source = dataset.sources.iter().find(|s| s.id == year.source);
    let figure = Figure::OutputShare;
    Some(Told {
        sentence: fill(t.audit_output, &[("name", name), ("year", &when), ("share", &share)]),
        sum: fill(
            t.audit_sum,
            &[
                ("counted", &words.precise(china)),
                ("imports", &world),
                ("unit", t.column_t),
                ("share", &share),
            ],
        ),
        formula: [
            t.figure(figure).to_owned(),
            figure.formula().to_owned(),
            figure.source().unwrap_or(t.audit_ours).to_owned(),
        ],
        rows: rows(words, year),
        shown: [t.audit_form, t.space, &series.form].concat(),
        backing: Table::default(),
        notes: source
            .map_or(Vec::new(), |s| vec![[&s.title, ". ", &s.publisher, ", ", &s.licence, "."].concat()]),
        file: [&series.mineral, "-", &series.stage, "-output-", &when, "-", &dataset.edition, ".csv"]
            .concat(),
    })
}

fn rows(words: &Words<'_>, year: &OutputYear) -> Table {
    let t = words.text;
    let mut listed: Vec<&(Place, OutputFigure)> = year.by_country.iter().collect();
    crate::analysis::order::largest_first(&mut listed, |(p, f)| (f.tonnes.unwrap_or(-1.0), u32::from(p.0)));
    let row = |(place, figure): &&(Place, OutputFigure)| {
        let tonnes = figure.tonnes.map_or(t.output_withheld.to_owned(), |tonnes| words.precise(tonnes));
        let estimated = if figure.estimated { t.audit_estimated } else { "" };
        let name = words.area(Area::Country(*place)).to_owned();
        vec![Cell::from(name), Cell::from([&tonnes, " ", estimated].concat().trim().to_owned())]
    };
    let mut rows: Vec<Vec<Cell>> = listed.iter().map(row).collect();
    let other = year.other_tonnes.filter(|tonnes| *tonnes > 0.0);
    rows.extend(other.map(|o| vec![Cell::from(t.audit_others.to_owned()), Cell::from(words.precise(o))]));
    let head = [t.table_country, t.column_t].map(str::to_owned).into();
    Table { caption: t.audit_output_rows.to_owned(), head, rows }
}

/// Every row of a series in a year as CSV.
#[must_use]
pub fn output_csv(dataset: &Dataset, words: &Words<'_>, year: &OutputYear) -> String {
    let mut out = "country,country_name,year,tonnes,estimated,source\n".to_owned();
    for (place, figure) in &year.by_country {
        let cells = [
            dataset.code(*place).to_owned(),
            csv::text(words.area(Area::Country(*place))),
            year.year.to_string(),
            figure.tonnes.map_or(String::new(), |t| plain(t, 3)),
            if figure.estimated { "yes" } else { "no" }.to_owned(),
            year.source.clone(),
        ];
        out += &cells.join(",");
        out.push('\n');
    }
    for (name, tonnes) in [("OTH", year.other_tonnes), ("WLD", year.world_tonnes)] {
        let tonnes = tonnes.map_or(String::new(), |t| plain(t, 3));
        out += &[name, "", &year.year.to_string(), &tonnes, "", &year.source].join(",");
        out.push('\n');
    }
    out
}
