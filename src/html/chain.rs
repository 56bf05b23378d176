//! China's part at each stage of a mineral, as HTML text beside the steps.
//! Knows elements; every share comes from the analysis, every word from the scene.

use super::bar::{BAR_PX, share_bar};
use super::claim;
use crate::model::Dataset;
use crate::query::Query;
use crate::scene::Words;
use crate::scene::bar::ShareBar;
use crate::scene::bounds::{ChainStep, OUTPUT, WORLD};
use crate::svg::escape;

/// China's part at each stage, by stage: of what is made, and of what is sold.
#[must_use]
pub fn chain(
    dataset: &Dataset,
    words: &Words<'_>,
    query: &Query,
    steps: &[ChainStep],
) -> Vec<(String, String)> {
    let stages = query.mineral_in(dataset).map_or(&[][..], |m| &m.stages);
    let said = |step: &ChainStep| {
        let stage = stages.get(step.stage)?;
        let lines = words.chain(stage.tier, step);
        let bar =
            |share: Option<f64>| share.map_or(String::new(), |s| share_bar(&ShareBar::plain(s), BAR_PX));
        let made = match (step.of_output, stage.output) {
            (Some((_, year)), Some(series)) => {
                claim(&[OUTPUT, &series.to_string(), "@", &year.to_string()].concat(), &lines[0])
            }
            _ => escape(&lines[0]),
        };
        let sold = match step.of_exports {
            Some(_) => claim(&[WORLD, "#", &stage.id].concat(), &lines[1]),
            None => escape(&lines[1]),
        };
        let made_bar = bar(step.of_output.map(|(share, _)| share));
        let html = [&made_bar, &made, "<br>", &bar(step.of_exports), &sold].concat();
        Some((stage.id.clone(), html))
    };
    steps.iter().filter_map(said).collect()
}
