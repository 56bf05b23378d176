//! What widths, shades and circles mean, with the amounts of this very picture.
//! Knows the scale of a scene; does not know where the legend stands on a page.

use super::Words;
use super::mark::{Shade, SiteKind};
use crate::analysis::Analysis;
use crate::query::{Measure, Query};
use crate::text::{fill, number};

/// A width of a flow and the amount it stands for.
#[derive(Clone, Debug, PartialEq)]
pub struct WidthStep {
    /// Stroke width.
    pub width_px: f64,
    /// The amount in words.
    pub amount: String,
}

/// The legend of a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Legend {
    /// What the width says.
    pub width_title: String,
    /// Widths with amounts, small to large.
    pub widths: Vec<WidthStep>,
    /// Name of the Chinese and of the other flows.
    pub tones: [String; 2],
    /// What the shade says.
    pub shade_title: String,
    /// Shades with the upper end of their class.
    pub shades: Vec<(Shade, String)>,
    /// What a circle says.
    pub ring: String,
    /// What hatching says; empty where every share is known.
    pub possible: String,
    /// What a what-if adds.
    pub more: Vec<(Sample, String)>,
    /// What is not drawn; empty where everything is.
    pub rest: String,
}

/// A mark that a what-if adds to the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sample {
    /// A flow that falls away.
    Lost,
    /// A flow that steps in.
    StepsIn,
    /// Use that stays open.
    Short,
    /// A site.
    Site(SiteKind),
}

/// Width of a flow: in proportion to its amount, and never too thin to be seen.
#[must_use]
pub fn width_px(amount: f64, largest: f64, widest_px: f64) -> f64 {
    (amount / largest * widest_px).max(0.75)
}

/// The legend of an answer.
#[must_use]
pub fn legend(
    words: &Words<'_>,
    query: &Query,
    analysis: &Analysis,
    widest_px: f64,
    is_open: bool,
) -> Legend {
    let t = words.text;
    let china = words.china(query.china);
    let largest = analysis.drawn_flows().iter().map(|f| f.amount).fold(0.0, f64::max);
    let mut widths: Vec<WidthStep> = [0.1, 0.4, 1.0]
        .into_iter()
        .map(|part| round_down(largest * part))
        .filter(|amount| *amount > 0.0)
        .map(|amount| WidthStep {
            width_px: width_px(amount, largest, widest_px),
            amount: words.round_amount(analysis.unit, amount),
        })
        .collect();
    widths.dedup();
    let mut shades = vec![(Shade::Unknown, t.legend_none.to_owned()), (Shade::NoChina, percent(words, 0))];
    shades.extend((1..=5u8).map(|class| (Shade::Class(class), class_range(words, class))));
    let hidden = analysis.flows.len() - analysis.drawn_flows().len();
    let rest = match &analysis.world {
        Some(world) if hidden > 0 => {
            let share = words.share(analysis.other() / world.total);
            fill(
                t.legend_rest,
                &[("count", &number::decimal(words.lang, hidden as f64, 0)), ("share", &share)],
            )
        }
        _ => String::new(),
    };
    Legend {
        width_title: t.legend_width.to_owned(),
        widths,
        tones: [fill(t.legend_china, &[("China", &china)]), t.legend_other.to_owned()],
        shade_title: match analysis.shown(query.measure) {
            Measure::Direct => fill(t.legend_share, &[("China", &china)]),
            measure => fill(t.legend_measure, &[("measure", words.measure(measure))]),
        },
        shades,
        ring: match analysis.shown(query.measure) {
            Measure::Direct => fill(t.legend_ring, &[("China", &china)]),
            measure => fill(t.legend_ring_measure, &[("measure", words.measure(measure))]),
        },
        possible: if is_open { t.legend_possible.to_owned() } else { String::new() },
        more: Vec::new(),
        rest,
    }
}

/// "20–40 %": the lower end belongs to the class below.
fn class_range(words: &Words<'_>, class: u8) -> String {
    let from = number::decimal(words.lang, f64::from(class - 1) * 20.0, 0);
    [&from, "–", &percent(words, class * 20)].concat()
}

fn percent(words: &Words<'_>, upto: u8) -> String {
    number::percent(words.lang, f64::from(upto) / 100.0)
}

/// The largest of 1, 2, 5 × 10ⁿ that is not above `amount`.
fn round_down(amount: f64) -> f64 {
    if amount <= 0.0 {
        return 0.0;
    }
    let mut power = 1.0;
    while power > amount {
        power /= 10.0;
    }
    while power * 10.0 <= amount {
        power *= 10.0;
    }
    [5.0, 2.0, 1.0].into_iter().map(|step| step * power).find(|step| *step <= amount).unwrap_or(power)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digits;

    #[test]
    fn legend_amounts_are_round() {
        let round = [1234.0, 0.7, 99.0, 5.0].map(|a| digits::plain(round_down(a), 3));
        assert_eq!(round, ["1000", "0.5", "50", "5"]);
    }

    #[test]
    fn width_is_in_proportion_down_to_what_can_be_seen() {
        let widths = [100.0, 50.0, 1.0].map(|a| digits::plain(width_px(a, 100.0, 12.0), 2));
        assert_eq!(widths, ["12", "6", "0.75"]);
    }
}
