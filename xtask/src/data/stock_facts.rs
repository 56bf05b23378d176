//! Facts worth standing beside a joint stock: sentences of ours around the figures of the stockpile table.
//! Knows which row each refers to; a figure comes from there alone, in the digits of each language.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::Result;
use minerals_map::digits;
use minerals_map::model::control::is_date;
use minerals_map::model::wire::{Names, StockFact};

use super::aliases::Aliases;
use super::fault::{Fault, quote};
use super::output::number;
use super::table::{Row, Table};
use super::words;

const FACTS: &str = "data/editorial/stock_facts.csv";
const STOCKS: &str = "data/policy/stockpiles.csv";
/// Who is no territory but speaks of stocks: the European Union, the Group of Seven.
const PSEUDO: [&str; 2] = ["EUU", "G7"];
/// In place of names: every mineral of the map.
const EVERY: &str = "ALL";
const BILLION: f64 = 1e9;

type Stocks = Table<13>;

/// `iso3` are the codes of the territories of today and before.
pub fn read(root: &Path, iso3: &BTreeSet<&str>, aliases: &Aliases) -> Result<Vec<StockFact>> {
    let stocks: Stocks = Table::read(
        &root.join(STOCKS),
        STOCKS,
        [
            "country_iso3",
            "holder",
            "category",
            "mineral",
            "metric",
            "value",
            "unit",
            "as_of",
            "status",
            "description",
            "source_title",
            "source_url",
            "confidence",
        ],
    )?;
    let columns = [
        "country_iso3",
        "category",
        "mineral",
        "metric",
        "as_of",
        "minerals",
        "text_en",
        "text_de",
        "text_fr",
        "text_ja",
    ];
    let table = Table::read(&root.join(FACTS), FACTS, columns)?;
    table.rows.iter().map(|row| Ok(fact(&table, row, &stocks, iso3, aliases)?)).collect()
}

fn fact(
    table: &Table<10>,
    row: &Row<10>,
    stocks: &Stocks,
    iso3: &BTreeSet<&str>,
    aliases: &Aliases,
) -> Result<StockFact, Fault> {
    let [country, .., minerals, _, _, _, _] = &row.cells;
    if !PSEUDO.contains(&country.as_str()) && !iso3.contains(country.as_str()) {
        let expected = format!("a code of the map or {}", PSEUDO.join(" or "));
        return Err(table.fault(row, "country_iso3", expected, quote(country)));
    }
    let source = referred(table, row, stocks)?;
    let of = match minerals.as_str() {
        EVERY => Vec::new(),
        names => aliases.slugs(names).map_err(|unknown| aliases.fault(table, row, "minerals", unknown))?,
    };
    if of.is_empty() && minerals != EVERY {
        let expected = format!("{EVERY}, or names of minerals of the map joined by |");
        return Err(table.fault(row, "minerals", expected, quote(minerals)));
    }
    let [.., value, _, as_of, _, _, title, url, confidence] = &source.cells;
    let of = of.into_iter().map(str::to_owned).collect();
    let text = text(table, row, stocks, source, value, as_of)?;
    let [country, as_of, source_title, source_url, confidence] =
        [country, as_of, title, url, confidence].map(Clone::clone);
    Ok(StockFact { country, of, text, as_of, source_title, source_url, confidence })
}

/// The one row of the stockpile table with the same country, category, mineral, metric and date.
fn referred<'a>(table: &Table<10>, row: &Row<10>, stocks: &'a Stocks) -> Result<&'a Row<13>, Fault> {
    let key = &row.cells[..5];
    let same = |stock: &&Row<13>| {
        let [country, _, category, mineral, metric, _, _, as_of, ..] = &stock.cells;
        [country, category, mineral, metric, as_of].into_iter().eq(key)
    };
    let found: Vec<&Row<13>> = stocks.rows.iter().filter(same).collect();
    match found.as_slice() {
        [one] => Ok(one),
        rows => {
            let expected = format!("exactly one row of {STOCKS} with these five cells");
            Err(table.fault(row, "country_iso3 to as_of", expected, format!("{} rows", rows.len())))
        }
    }
}

/// The texts with the figure and year of the row they refer to.
fn text(
    table: &Table<10>,
    row: &Row<10>,
    stocks: &Stocks,
    source: &Row<13>,
    value: &str,
    as_of: &str,
) -> Result<Names, Fault> {
    let value = match value {
        "" => None,
        cell => Some(
            number(cell)
                .and_then(|n| n.as_f64())
                .ok_or_else(|| stocks.fault(source, "value", "a number or nothing", quote(cell)))?,
        ),
    };
    let mut names = words::names(table, row, 6, "text")?;
    for (lang, text) in words::each(&mut names) {
        let fault = |expected: &str| {
            table.fault(
                row,
                &format!("text_{lang}"),
                format!("{expected} for line {} of {STOCKS}", source.line),
                quote(text),
            )
        };
        match (text.contains("{value}") || text.contains("{billions}"), value) {
            (false, Some(_)) => return Err(fault("{value} or {billions}")),
            (true, None) => return Err(fault("no {value}, since there is none,")),
            _ => {}
        }
        if text.contains("{year}") && !is_date(as_of) {
            return Err(fault("no {year}, since there is no single one,"));
        }
        let filled = match value {
            Some(value) => text
                .replace("{value}", &grouped(lang, value))
                .replace("{billions}", &grouped(lang, value / BILLION)),
            None => text.clone(),
        };
        let filled = filled.replace("{year}", as_of.get(..4).unwrap_or_default());
        if filled.contains(['{', '}']) {
            return Err(fault("nothing in braces but value, billions and year"));
        }
        *text = filled;
    }
    Ok(names)
}

/// A number with the separators of a language and at most three decimals.
fn grouped(lang: &str, value: f64) -> String {
    let (group, point) = match lang {
        "de" => ('.', ','),
        "fr" => ('\u{202f}', ','),
        _ => (',', '.'),
    };
    let plain = digits::plain(value, 3);
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut text = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 && digit.is_ascii_digit() && !text.ends_with('-') {
            text.push(group);
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push(point);
        text += fraction;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn a_figure_is_written_as_the_language_does() {
        let all = |value: f64| ["en", "de", "fr", "ja"].map(|lang| grouped(lang, value));
        assert_eq!(all(30_000.0), ["30,000", "30.000", "30\u{202f}000", "30,000"]);
        assert_eq!(all(79.6), ["79.6", "79,6", "79,6", "79.6"]);
        assert_eq!(all(1.152), ["1.152", "1,152", "1,152", "1.152"]);
        assert_eq!(all(100.0), ["100"; 4]);
    }
}
