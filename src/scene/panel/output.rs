//! Output and reserves of the focus beside those of China and of the world.
//! Knows which series belong to a mineral; adds nothing up.

use crate::analysis::audit::OUTPUT;
use crate::analysis::{Scope, chain};
use crate::model::{Area, Dataset, OutputSeries, ReserveSeries};
use crate::query::Query;
use crate::scene::Words;
use crate::scene::chart::{Cell, Table};
use crate::text::{fill, number};

/// Name of the reserves that six metals share.
const PLATINUM_GROUP: &str = "pgm";

/// One row a series: the focus, China with its part of the world, and the world; empty where the tables have none.
#[must_use]
pub fn table(dataset: &Dataset, words: &Words<'_>, query: &Query, area: Area) -> Table {
    let t = words.text;
    let Some(mineral) = query.mineral_in(dataset) else { return Table::default() };
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let own_name = mineral.id.replace('-', "_");
    for (at, series) in dataset.output.iter().enumerate() {
        let stage = mineral.stages.iter().find(|s| s.output == Some(at));
        if stage.is_none() && series.mineral != own_name {
            continue;
        }
        let name = if series.stage == "mine" { t.output_mined } else { t.output_refined };
        // A series of the mineral itself is named by it, without what its trade heading adds in brackets.
        let own = words.name(&mineral.name).split(['(', '（']).next().unwrap_or_default().trim_end();
        let of = stage.filter(|_| series.mineral != own_name).map_or(own, |s| words.name(&s.name));
        rows.extend(output_row(dataset, words, query, area, (at, series), &[name, t.comma, of].concat()));
    }
    // Some headings hold several metals, and only some of those have reserves: rhenium's are not gallium's.
    let is_own = |name: &str| {
        let of_stage = mineral.stages.iter().filter_map(|s| dataset.output.get(s.output?));
        name == own_name || of_stage.into_iter().any(|s| s.mineral == name)
    };
    for reserves in mineral.reserves.iter().filter_map(|at| dataset.reserves.get(*at)) {
        let name = match reserves.mineral.as_str() {
            PLATINUM_GROUP => t.output_reserves_pgm,
            own if is_own(own) => t.output_reserves,
            _ => continue,
        };
        rows.push(reserve_row(dataset, words, query, area, reserves, name));
    }
    if rows.is_empty() {
        return Table::default();
    }
    let head = [t.output_what, words.area(area), t.output_china, t.output_world];
    Table { caption: t.output_caption.to_owned(), head: head.map(str::to_owned).into(), rows }
}

fn output_row(
    dataset: &Dataset,
    words: &Words<'_>,
    query: &Query,
    area: Area,
    (at, series): (usize, &OutputSeries),
    name: &str,
) -> Option<Vec<Cell>> {
    let year = series.years.iter().min_by_key(|y| (y.year.abs_diff(query.year), u16::MAX - y.year))?;
    let of = |place| year.of(place).map(|figure| figure.tonnes);
    let scope = Scope::of(dataset, query);
    let part = chain::china_part(year, &scope);
    let title = fill(words.text.output_row, &[("name", name), ("year", &year.year.to_string())]);
    Some(row(
        words,
        title,
        sum(dataset, area, &of),
        sum_of_china(dataset, query, &of),
        year.world_tonnes,
        part,
        part.map(|_| [OUTPUT, &at.to_string(), "@", &year.year.to_string()].concat()),
    ))
}

fn reserve_row(
    dataset: &Dataset,
    words: &Words<'_>,
    query: &Query,
    area: Area,
    r: &ReserveSeries,
    name: &str,
) -> Vec<Cell> {
    let of = |place| r.by_country.iter().find(|(p, _)| *p == place).map(|(_, tonnes)| *tonnes);
    let china = sum_of_china(dataset, query, &of);
    let part = match (china, r.world_tonnes) {
        (Said::Known(china), Some(world)) if world > 0.0 && !r.world_is_more => {
            Some((china / world).min(1.0))
        }
        _ => None,
    };
    let year = r.year.to_string();
    let title = fill(words.text.output_row, &[("name", name), ("year", &year)]);
    row(words, title, sum(dataset, area, &of), china, r.world_tonnes, part, None)
}

/// What a source says of an area.
#[derive(Clone, Copy)]
enum Said {
    /// Not named there.
    Nothing,
    /// Named without a figure.
    Withheld,
    /// Tonnes.
    Known(f64),
}

fn sum(dataset: &Dataset, area: Area, of: &dyn Fn(crate::model::Place) -> Option<Option<f64>>) -> Said {
    let members = dataset.places().map(|(p, _)| p).filter(|p| crate::analysis::is_in(dataset, *p, area));
    let named: Vec<Option<f64>> = members.filter_map(of).collect();
    if named.is_empty() {
        return Said::Nothing;
    }
    named.into_iter().sum::<Option<f64>>().map_or(Said::Withheld, Said::Known)
}

fn sum_of_china(
    dataset: &Dataset,
    query: &Query,
    of: &dyn Fn(crate::model::Place) -> Option<Option<f64>>,
) -> Said {
    let named: Vec<Option<f64>> =
        crate::analysis::china_set(dataset, query).into_iter().filter_map(of).collect();
    if named.is_empty() {
        return Said::Nothing;
    }
    named.into_iter().sum::<Option<f64>>().map_or(Said::Withheld, Said::Known)
}

fn row(
    words: &Words<'_>,
    title: String,
    own: Said,
    china: Said,
    world: Option<f64>,
    part: Option<f64>,
    claim: Option<String>,
) -> Vec<Cell> {
    let t = words.text;
    let say = |said: Said| match said {
        Said::Nothing => t.output_not_named.to_owned(),
        Said::Withheld => t.output_withheld.to_owned(),
        Said::Known(tonnes) => number::significant(words.lang, tonnes / 1000.0),
    };
    let world = world.map_or(t.output_withheld.to_owned(), |w| number::significant(words.lang, w / 1000.0));
    let china = match part {
        Some(part) => [&say(china), " (", &number::percent(words.lang, part), ")"].concat(),
        None => say(china),
    };
    let china = Cell { text: china, claim };
    vec![title.into(), say(own).into(), china, world.into()]
}
