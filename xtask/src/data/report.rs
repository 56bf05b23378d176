//! The reconciliation report: what was read, what was used, what was dropped and why.
//! Knows how to say it; holds no time and no path of a machine, so that it can be compared byte for byte.

use std::fmt::Write;

use minerals_map::model::wire::CoverageKind;

use super::ledger::{Fate, Ledger, usd};
use super::stages::Stages;

/// What the report says of the dataset as a whole.
pub struct Heading<'a> {
    pub edition: &'a str,
    pub trade: &'a str,
    pub codes_file: &'a str,
    pub files: usize,
    pub bytes: usize,
}

/// The few lines for a terminal.
pub fn short(heading: &Heading, ledger: &Ledger) -> String {
    let rows: u64 = ledger.files.iter().map(|f| f.rows()).sum();
    let mut text = format!("edition {}, {}: {rows} rows read", heading.edition, heading.trade);
    for fate in Fate::ALL {
        let _ = write!(text, ", {} {}", total(ledger, fate), fate.name());
    }
    let _ = writeln!(text, "\n{}", rounding(ledger));
    let years = ledger.years.values();
    let (came_in, out) =
        (years.clone().map(|y| y.came_in.exact).sum(), years.map(|y| y.published_usd).sum::<u64>());
    let _ = writeln!(
        text,
        "value of the map's lines: in {} USD = out {out} USD + dropped and rounding",
        usd(came_in)
    );
    let _ = write!(text, "dataset: {} files, {} bytes", heading.files, heading.bytes);
    text
}

/// `data/REPORT.md`: rows by file, value by stage.
pub fn full(heading: &Heading, ledger: &Ledger, stages: &Stages) -> String {
    let mut text = format!(
        "# Reconciliation report\n\nWritten by `cargo xtask data`; do not edit. Edition {}, {}, \
         country codes from `{}`.\nFor every stage and year, value in = value out + value dropped + rounding, \
         to the dollar; the tool fails otherwise.\nEach year by itself: `REPORT.csv`. {}\n\n## Rows by file\n\n",
        heading.edition,
        heading.trade,
        heading.codes_file,
        rounding(ledger)
    );
    let reasons: Vec<&str> = Fate::ALL.iter().map(|f| f.name()).collect();
    let _ = writeln!(text, "| file | extent | rows read | {} |", reasons.join(" | "));
    let _ = writeln!(text, "|---|---|--:|{}", "--:|".repeat(reasons.len()));
    for file in &ledger.files {
        let counts: Vec<String> = file.fates.iter().map(|s| s.rows.to_string()).collect();
        let extent =
            if file.read { file.extent.to_string() } else { "not read: no stage takes it".to_owned() };
        let _ = writeln!(text, "| {} | {extent} | {} | {} |", file.name, file.rows(), counts.join(" | "));
    }
    let totals: Vec<String> = Fate::ALL.iter().map(|f| total(ledger, *f).to_string()).collect();
    let rows: u64 = ledger.files.iter().map(|f| f.rows()).sum();
    let _ = writeln!(text, "| all | | {rows} | {} |", totals.join(" | "));

    text.push_str(
        "\n## Value by stage, all years, US dollars\n\n\
         | mineral | stage | lines | years | rows out | value in | value out | dropped | rounding |\n\
         |---|---|---|---|--:|--:|--:|--:|--:|\n",
    );
    for (at, mineral, stage) in stages.all() {
        let years = || ledger.years.iter().filter(move |((a, _), _)| *a == at).map(|(_, tally)| tally);
        let came_in: i128 = years().map(|y| y.came_in.exact).sum();
        let dropped: i128 = years().map(|y| y.came_in.exact - y.fates[Fate::Used as usize].exact).sum();
        let runs: Vec<String> = stage.coverage.iter().map(|r| run(r.first, r.last, r.kind)).collect();
        let lines = if stage.lines.is_empty() {
            "none".to_owned()
        } else {
            format!("{} {}", stage.revision, stage.lines.join("+"))
        };
        let _ = writeln!(
            text,
            "| {} | {} | {lines} | {} | {} | {} | {} | {} | {} |",
            mineral.id,
            stage.id,
            if runs.is_empty() { "none".to_owned() } else { runs.join(", ") },
            years().map(|y| y.fates[Fate::Used as usize].rows).sum::<u64>(),
            usd(came_in),
            years().map(|y| y.published_usd).sum::<u64>(),
            usd(dropped),
            usd(years().map(|y| y.rounding).sum()),
        );
    }
    text
}

/// `data/REPORT.csv`: every stage and year.
pub fn by_year(ledger: &Ledger, stages: &Stages) -> String {
    let mut text = String::from(
        "mineral,stage,year,coverage,rows_in,rows_out,value_in_usd,value_out_usd,other_revision_usd,own_trade_usd,\
         superseded_usd,rounding_usd,value_out_with_tonnes_usd\n",
    );
    for ((at, year), tally) in &ledger.years {
        let dropped = |fate: Fate| usd(tally.fates[fate as usize].exact);
        let _ = writeln!(
            text,
            "{},{},{year},{},{},{},{},{},{},{},{},{},{}",
            stages.minerals[at.0].id,
            stages.stage(*at).id,
            tally.kind.map_or("no data", CoverageKind::code),
            tally.came_in.rows,
            tally.fates[Fate::Used as usize].rows,
            usd(tally.came_in.exact),
            tally.published_usd,
            dropped(Fate::OtherRevision),
            dropped(Fate::OwnTrade),
            dropped(Fate::Superseded),
            usd(tally.rounding),
            tally.published_with_tonnes_usd,
        );
    }
    text
}

fn total(ledger: &Ledger, fate: Fate) -> u64 {
    ledger.files.iter().map(|f| f.fates[fate as usize].rows).sum()
}

fn rounding(ledger: &Ledger) -> String {
    let values: u64 = ledger.files.iter().map(|f| f.rounded_values).sum();
    let quantities: u64 = ledger.files.iter().map(|f| f.rounded_quantities).sum();
    let cost: i128 = ledger.years.values().map(|y| y.rounding).sum();
    format!(
        "Rounding to whole dollars and kilograms: {values} values and {quantities} quantities, {} USD in sum.",
        usd(cost)
    )
}

fn run(first: u16, last: u16, of: CoverageKind) -> String {
    let years = if first == last { first.to_string() } else { format!("{first}–{last}") };
    if of == CoverageKind::Complete { years } else { format!("{years} {}", of.code()) }
}
