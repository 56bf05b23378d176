//! A share taken apart, in words: sentence, formula, rows, balances, sources; as text and as CSV.
//! Knows how a derivation is told; every number comes from [`crate::analysis::audit`].

mod output;

pub use output::{output_csv, told_output};

use super::Words;
use super::chart::{Cell, Table};
use crate::analysis::Interval;
use crate::analysis::audit::{Backing, Counted, Derivation, Term};
use crate::analysis::registry::Figure;
use crate::csv;
use crate::digits::plain;
use crate::model::{Area, Dataset, Place, Unit};
use crate::text::{fill, number};

/// Rows and balances shown; the CSV file holds every row.
const SHOWN: usize = 12;

/// A derivation in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What was claimed and what came of it.
    pub sentence: String,
    /// The sum in figures: what counts, of what, gives which share.
    pub sum: String,
    /// Name of the measure, its formula, where it is defined.
    pub formula: [String; 3],
    /// The rows that count most.
    pub rows: Table,
    /// How many rows stand behind them.
    pub shown: String,
    /// Balances of the suppliers; without rows at face value.
    pub backing: Table,
    /// Coverage, notices, source and licence.
    pub notes: Vec<String>,
    /// File name of the CSV.
    pub file: String,
}

/// Tells a derivation.
#[must_use]
pub fn told(dataset: &Dataset, words: &Words<'_>, d: &Derivation) -> Told {
    let t = words.text;
    let figure = match d.claim.counted {
        Counted::China => Figure::of(d.measure),
        _ => Figure::Direct,
    };
    let who = d.claim.area.map_or(t.audit_world.to_owned(), |area| words.area(area).to_owned());
    let counted = match d.claim.counted {
        Counted::China => words.china(d.claim.query.china),
        Counted::Supplier(place) | Counted::Buyer(place) => words.area(Area::Country(place)).to_owned(),
        Counted::Largest(n) => fill(t.audit_largest, &[("n", &n.to_string())]),
        Counted::Rest => t.audit_rest.to_owned(),
    };
    let measure = match d.claim.counted {
        Counted::China => words.measure(d.measure).to_owned(),
        _ => counted.clone(),
    };
    let year = d.claim.query.year.to_string();
    let goods = words.goods(&d.claim.query);
    let share = words.interval(d.share);
    let is_export = matches!(d.claim.counted, Counted::Buyer(_));
    let sentence = fill(
        if is_export { t.audit_exports } else { t.audit_sentence },
        &[("who", &who), ("goods", &goods), ("year", &year), ("measure", &measure), ("share", &share)],
    );
    let amounts = if d.counted[1] - d.counted[0] > d.imports * 5e-7 {
        [words.precise(d.counted[0]), "–".to_owned(), words.precise(d.counted[1])].concat()
    } else {
        words.precise(d.counted[0])
    };
    let sum = fill(
        t.audit_sum,
        &[
            ("counted", &amounts),
            ("imports", &words.precise(d.imports)),
            ("unit", words.unit(d.unit)),
            ("share", &words.interval_fine(d.share)),
        ],
    );
    let shown = d.terms.len().min(SHOWN);
    Told {
        sentence,
        sum,
        formula: [
            if is_export { t.exports_share } else { t.figure(figure) }.to_owned(),
            if is_export { "Z_ij / X_i" } else { figure.formula() }.to_owned(),
            figure.source().unwrap_or(t.audit_ours).to_owned(),
        ],
        rows: rows(words, d),
        shown: fill(
            t.audit_shown,
            &[("n", &shown.to_string()), ("count", &number::decimal(words.lang, d.terms.len() as f64, 0))],
        ),
        backing: backing(words, d),
        notes: notes(dataset, words, d),
        file: file_name(dataset, d),
    }
}

fn rows(words: &Words<'_>, d: &Derivation) -> Table {
    let t = words.text;
    let name = |place: Place| words.area(Area::Country(place)).to_owned();
    let row = |term: &Term| {
        let row = term.row.row;
        let tonnes = match row.tonnes() {
            Some(tonnes) => words.precise(tonnes),
            None if d.unit == Unit::Tonnes => {
                [&words.precise(term.row.amount()), " ", t.audit_estimated].concat()
            }
            None => "–".to_owned(),
        };
        [
            name(row.from),
            name(row.to),
            term.row.line.to_string(),
            words.precise(row.value_kusd()),
            tonnes,
            words.interval_fine(term.part),
        ]
        .map(Cell::from)
        .into()
    };
    let head = [t.audit_exporter, t.audit_importer, t.audit_line, t.column_usd, t.column_t, t.audit_part];
    Table {
        caption: t.audit_rows.to_owned(),
        head: head.map(str::to_owned).into(),
        rows: d.terms.iter().take(SHOWN).map(row).collect(),
    }
}

fn backing(words: &Words<'_>, d: &Derivation) -> Table {
    let t = words.text;
    let row = |b: &Backing| {
        let kind = match (b.made.is_known, b.made.is_raised) {
            (true, false) => "",
            (true, true) => t.audit_raised,
            (false, _) => t.audit_least,
        };
        let made = [kind, " ", &words.precise(b.made.amount)].concat().trim().to_owned();
        [
            words.area(Area::Country(b.place)).to_owned(),
            made,
            words.precise(b.imports),
            words.precise(b.exports),
            words.interval_fine(b.own),
            words.interval_fine(b.part),
        ]
        .map(Cell::from)
        .into()
    };
    let head = [t.audit_exporter, t.audit_made, t.audit_bought, t.audit_sold, t.audit_own, t.audit_part]
        .map(str::to_owned);
    Table {
        caption: [t.audit_backing, t.comma, words.unit(d.basis)].concat(),
        head: head.into(),
        rows: d.backing.iter().take(SHOWN).map(row).collect(),
    }
}

fn notes(dataset: &Dataset, words: &Words<'_>, d: &Derivation) -> Vec<String> {
    let mut notes = words.notes(&d.claim.query, &d.notices);
    let baci = dataset.sources.iter().find(|s| s.id == "baci" && !dataset.is_own());
    notes.extend(baci.map(|s| [&s.title, ". ", &s.publisher, ", ", &s.licence, "."].concat()));
    notes.push(words.source());
    notes
}

fn file_name(dataset: &Dataset, d: &Derivation) -> String {
    let query = &d.claim.query;
    let mineral = query.mineral_in(dataset).map_or("", |m| &m.id);
    let stage = query.stage_in(dataset).map_or("", |s| &s.id);
    let who = d.claim.area.map_or("world", |area| dataset.area_code(area));
    let measure = if matches!(d.claim.counted, Counted::Buyer(_)) { "exports" } else { d.measure.code() };
    [mineral, stage, &query.year.to_string(), who, measure, &dataset.edition].join("-") + ".csv"
}

/// The derivation as text to be pasted into a message.
#[must_use]
pub fn as_text(told: &Told, link: &str) -> String {
    let mut lines = vec![told.sentence.clone(), told.sum.clone(), told.formula.join(" | ")];
    for table in [&told.rows, &told.backing] {
        if !table.rows.is_empty() {
            lines.push([&table.caption, ":"].concat());
            lines.push(table.head.join("\t"));
            let row =
                |cells: &Vec<Cell>| cells.iter().map(|c| c.text.as_str()).collect::<Vec<_>>().join("\t");
            lines.extend(table.rows.iter().map(row));
        }
    }
    lines.push(told.shown.clone());
    lines.extend(told.notes.iter().cloned());
    lines.push(link.to_owned());
    lines.join("\n")
}

/// Every row as CSV: points as decimal signs, codes and names, one row a row of trade.
#[must_use]
pub fn as_csv(dataset: &Dataset, words: &Words<'_>, d: &Derivation) -> String {
    let unit = d.unit.code();
    let mut out = [
        "exporter,exporter_name,importer,importer_name,hs_line,year,value_kusd,tonnes,amount_",
        unit,
        ",estimated,counts_low,counts_high,coverage,source\n",
    ]
    .concat();
    let year = d.claim.query.year.to_string();
    let name = |place: Place| csv::text(words.area(Area::Country(place)));
    let ends = |part: Interval| [plain(part.low, 6), plain(part.high, 6)];
    for term in &d.terms {
        let row = term.row.row;
        let [low, high] = ends(term.part);
        let cells = [
            dataset.code(row.from).to_owned(),
            name(row.from),
            dataset.code(row.to).to_owned(),
            name(row.to),
            term.row.line.to_string(),
            year.clone(),
            plain(row.value_kusd(), 3),
            row.tonnes().map_or(String::new(), |t| plain(t, 3)),
            plain(term.row.amount(), 3),
            if term.row.is_estimated { "yes" } else { "no" }.to_owned(),
            low,
            high,
            d.kind.code().to_owned(),
            csv::text(&dataset.trade),
        ];
        out += &cells.join(",");
        out.push('\n');
    }
    out
}

impl Words<'_> {
    /// An amount to the dollar or the kilogram, without decimals where it has none.
    fn precise(&self, amount: f64) -> String {
        let is_whole = (amount - amount.round()).abs() < 5e-4;
        number::decimal(self.lang, amount, if is_whole { 0 } else { 3 })
    }
}
