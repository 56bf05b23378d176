//! The stages of each mineral: their lines of the Harmonized System, their tier and the series of their output.
//! Knows the editorial table; does not know trade.

use std::path::Path;

use crate::table::Table;

/// One stage that has lines of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    /// Slug of the mineral.
    pub mineral: String,
    /// Slug of the stage.
    pub stage: String,
    /// 1 mined, 2 processed, 3 product.
    pub tier: u8,
    /// Revision of the Harmonized System, `HS92` or `HS17`.
    pub revision: String,
    /// Six-digit lines.
    pub lines: Vec<String>,
    /// Series of output in the same terms as the trade; `None` where output cannot close the balance.
    pub output: Option<(String, String)>,
}

/// Reads the stages that have lines; the others have no trade.
///
/// # Errors
/// One line that names the table and what is wrong with it.
pub fn read(path: &Path) -> Result<Vec<Stage>, String> {
    of(&Table::read(path)?)
}

pub(crate) fn of(table: &Table) -> Result<Vec<Stage>, String> {
    let columns = [
        "mineral",
        "stage",
        "tier",
        "hs_revision",
        "hs_codes",
        "production_mineral",
        "production_stage",
        "closure",
    ];
    let mut stages = Vec::new();
    for [mineral, stage, tier, revision, lines, of, at, closure] in table.select(columns)? {
        if lines.is_empty() {
            continue;
        }
        stages.push(Stage {
            mineral: mineral.to_owned(),
            stage: stage.to_owned(),
            tier: tier.parse().map_err(|_| format!("{mineral}/{stage}: a tier expected, {tier} found"))?,
            revision: revision.to_owned(),
            lines: lines.split('+').map(str::to_owned).collect(),
            output: (closure == "production").then(|| (of.to_owned(), at.to_owned())),
        });
    }
    Ok(stages)
}

/// Positions of the stages one tier before: those of the same mineral with the largest tier below. Empty where the
/// stage is at the first tier that has lines.
pub fn tier_before(stages: &[Stage], stage: usize) -> Vec<usize> {
    let own = &stages[stage];
    let earlier = |other: &Stage| other.mineral == own.mineral && other.tier < own.tier;
    let Some(tier) = stages.iter().filter(|s| earlier(s)).map(|s| s.tier).max() else { return Vec::new() };
    (0..stages.len()).filter(|&at| earlier(&stages[at]) && stages[at].tier == tier).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tier_before_is_the_nearest_with_lines() {
        let text = "mineral,stage,tier,hs_revision,hs_codes,production_mineral,production_stage,closure\n\
                    a,ore,1,HS92,250410+250490,a,mine,production\n\
                    a,blend,2,,,a,refinery,production\n\
                    a,oxide,2,HS92,282200,a,mine,net_exports\n\
                    a,metal,2,HS17,810520,,,net_exports\n\
                    a,part,3,HS17,850511,,,net_exports\n\
                    b,metal,2,HS17,811292,,,net_exports\n";
        let stages = of(&Table::parse("stages", text).unwrap()).unwrap();
        assert_eq!(stages.len(), 5, "the blend has no lines");
        assert_eq!(stages[0].lines, ["250410", "250490"]);
        assert_eq!(stages[0].output, Some(("a".to_owned(), "mine".to_owned())));
        assert_eq!(stages[1].output, None, "its output is in other terms");
        assert_eq!(tier_before(&stages, 0), [0_usize; 0]);
        assert_eq!(tier_before(&stages, 1), [0]);
        assert_eq!(tier_before(&stages, 3), [1, 2]);
        assert_eq!(tier_before(&stages, 4), [0_usize; 0], "the first tier of b with lines is its second");
    }
}
