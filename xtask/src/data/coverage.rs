//! What the published rows of a stage and year allow: complete, value only or partial.
//! Knows the 90 % rule; does not know a row that is not published.

use std::collections::BTreeMap;

use minerals_map::model::HsLine;
use minerals_map::model::wire::{CoverageKind, CoverageRun};

use super::flows::Published;
use super::folder::Extent;
use super::stages::{At, Stages};
use super::trade::Trade;

/// Adds up what is published into the ledger; enters files and runs of years in the stages.
pub fn enter(published: &[Published], trade: &mut Trade, stages: &mut Stages) {
    for file in published {
        stages.minerals[file.mineral].files.push(file.entry.clone());
        for block in &file.flows.blocks {
            let Some((line, at)) =
                HsLine::parse(&block.line).and_then(|l| Some((l, *stages.at_line.get(&l)?)))
            else {
                continue;
            };
            let tally = trade.ledger.years.entry((at, block.year)).or_default();
            tally.published_usd += block.usd.iter().sum::<u64>();
            let with_tonnes = block.usd.iter().zip(&block.kg).filter(|(_, kg)| kg.is_some());
            tally.published_with_tonnes_usd += with_tonnes.map(|(usd, _)| usd).sum::<u64>();
            let partial = trade.blocks.get(&(line, block.year)).is_some_and(|b| b.extent == Extent::Partial);
            tally.kind = Some(match tally.kind {
                Some(CoverageKind::Partial) => CoverageKind::Partial,
                _ if partial => CoverageKind::Partial,
                _ => by_tonnes(tally.published_usd, tally.published_with_tonnes_usd),
            });
        }
    }
    let mut kinds: BTreeMap<At, Vec<(u16, CoverageKind)>> = BTreeMap::new();
    for ((at, year), tally) in &trade.ledger.years {
        if let Some(kind) = tally.kind {
            kinds.entry(*at).or_default().push((*year, kind));
        }
    }
    for (at, years) in kinds {
        stages.minerals[at.0].stages[at.1].coverage = runs(&years);
    }
}

/// Tonnes count where rows with tonnes hold at least 90 % of the value.
fn by_tonnes(usd: u64, with_tonnes_usd: u64) -> CoverageKind {
    if u128::from(with_tonnes_usd) * 10 >= u128::from(usd) * 9 {
        CoverageKind::Complete
    } else {
        CoverageKind::ValueOnly
    }
}

/// Consecutive years of one kind; `years` ascend.
fn runs(years: &[(u16, CoverageKind)]) -> Vec<CoverageRun> {
    let joined = |a: &(u16, CoverageKind), b: &(u16, CoverageKind)| a.0 + 1 == b.0 && a.1 == b.1;
    let run = |years: &[(u16, CoverageKind)]| match (years.first(), years.last()) {
        (Some(first), Some(last)) => Some(CoverageRun { first: first.0, last: last.0, kind: first.1 }),
        _ => None,
    };
    years.chunk_by(joined).filter_map(run).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tonnes_count_from_nine_tenths_of_the_value_on() {
        assert_eq!(by_tonnes(1000, 900), CoverageKind::Complete);
        assert_eq!(by_tonnes(1000, 899), CoverageKind::ValueOnly);
    }

    #[test]
    fn a_run_ends_at_a_gap_and_at_another_kind() {
        use CoverageKind::{Complete, Partial};
        let years = [(2000, Complete), (2001, Complete), (2003, Complete), (2004, Partial)];
        let run = |first, last, kind| CoverageRun { first, last, kind };
        assert_eq!(
            runs(&years),
            [run(2000, 2001, Complete), run(2003, 2003, Complete), run(2004, 2004, Partial)]
        );
    }
}
