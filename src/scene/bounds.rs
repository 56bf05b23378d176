//! Words of shares within bounds, of measures and of controls.
//! Knows how each is said by itself; which sentence needs it is decided elsewhere.

use super::Words;
use crate::analysis::Interval;
pub use crate::analysis::audit::{OUTPUT, WORLD};
pub use crate::analysis::chain::ChainStep;
use crate::analysis::registry::Figure;
use crate::model::{Area, Control};
use crate::query::Measure;
use crate::text::{Messages, fill, number};

/// A share nearer than this to nothing or all is said to be it.
const NEARLY: f64 = 0.005;

impl Words<'_> {
    /// A share within bounds in whole per cent: "at least 36 %, at most nearly all".
    #[must_use]
    pub fn interval(&self, share: Interval) -> String {
        let (low, high) = (self.share(share.low), self.share(share.high));
        if low == high {
            return low;
        }
        let t = self.text;
        let pattern = match (share.low < NEARLY, share.high > 1.0 - NEARLY) {
            (true, true) => t.interval_open,
            (true, false) => t.interval_below,
            (false, true) => t.interval_above,
            (false, false) => t.interval_between,
        };
        fill(pattern, &[("low", &low), ("high", &high)])
    }

    /// A share within bounds with one decimal, for tables: `36.2–98.0 %`.
    #[must_use]
    pub fn interval_fine(&self, share: Interval) -> String {
        let (low, high) =
            (number::percent_fine(self.lang, share.low), number::percent_fine(self.lang, share.high));
        if low == high {
            return low;
        }
        let low = number::decimal(self.lang, share.low * 100.0, 1);
        [&low, "–", &high].concat()
    }

    /// A share within bounds in whole per cent, as short as can be: `36–98 %`, `≥ 36 %`.
    #[must_use]
    pub fn interval_short(&self, share: Interval) -> String {
        let [low, high] = [share.low, share.high].map(|s| number::percent(self.lang, s));
        if low == high {
            return low;
        }
        let (from_none, to_all) = (share.low < NEARLY, share.high > 1.0 - NEARLY);
        match (from_none, to_all) {
            (true, true) => ["0–", &number::percent(self.lang, 1.0)].concat(),
            (true, false) => ["≤\u{a0}", &high].concat(),
            (false, true) => ["≥\u{a0}", &low].concat(),
            (false, false) => [&number::decimal(self.lang, share.low * 100.0, 0), "–", &high].concat(),
        }
    }

    /// How far the share hangs on definitions.
    #[must_use]
    pub fn band(&self, band: Interval) -> String {
        let [low, high] = [band.low, band.high].map(|s| number::percent(self.lang, s));
        fill(self.text.band, &[("low", &low), ("high", &high)])
    }

    /// Name of a measure of dependency.
    #[must_use]
    pub fn measure(&self, measure: Measure) -> &'static str {
        match measure {
            Measure::Direct => self.text.measure_direct,
            Measure::Origin => self.text.measure_origin,
            Measure::Touch => self.text.measure_touch,
        }
    }

    /// China's part at a stage: of what is made, and of what is sold.
    #[must_use]
    pub fn chain(&self, tier: u8, step: &ChainStep) -> [String; 2] {
        let t = self.text;
        let made = match step.of_output {
            Some((share, year)) => {
                let pattern = if tier == 1 { t.chain_mined } else { t.chain_made };
                fill(pattern, &[("share", &number::percent(self.lang, share)), ("year", &year.to_string())])
            }
            None => t.chain_no_output.to_owned(),
        };
        let sold = match step.of_exports {
            Some(share) => fill(t.chain_exports, &[("share", &number::percent(self.lang, share))]),
            None => t.chain_no_trade.to_owned(),
        };
        [made, sold]
    }

    /// A Herfindahl index on its scale of 10,000.
    #[must_use]
    pub fn hhi(&self, hhi: f64) -> String {
        number::decimal(self.lang, hhi * 10_000.0, 0)
    }

    /// What a tonne costs.
    #[must_use]
    pub fn price(&self, usd_per_tonne: f64) -> String {
        fill(self.text.price, &[("n", &number::significant(self.lang, usd_per_tonne))])
    }

    /// A control: date, who set it, what kind it is, its name.
    #[must_use]
    pub fn control(&self, control: &Control, date: &str) -> String {
        let t = self.text;
        let kind = match control.kind.as_str() {
            "licence" => t.control_licence,
            "ban" => t.control_ban,
            "quota" => t.control_quota,
            "technology" => t.control_technology,
            "entity_list" => t.control_entity_list,
            "reported_practice" => t.control_reported,
            _ => t.control_other,
        };
        let until = control
            .suspended_until
            .as_ref()
            .map_or(String::new(), |until| fill(t.control_suspended, &[("date", &self.date(until))]));
        let issuer = self.area(Area::Country(control.issuer));
        let values = [
            ("date", self.date(date)),
            ("who", issuer.to_owned()),
            ("kind", kind.to_owned()),
            ("name", control.instrument.clone()),
            ("suspended", until),
        ];
        let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
        fill(t.control_tip, &values)
    }

    /// An ISO date as the language writes it; a month or a year stays what it is.
    #[must_use]
    pub fn date(&self, iso: &str) -> String {
        let parts: Vec<&str> = iso.split('-').collect();
        let plain =
            |n: &str| if n == "01" { self.text.day_first } else { n.trim_start_matches('0') }.to_owned();
        match parts.as_slice() {
            [year, month, day] => {
                fill(self.text.date, &[("day", &plain(day)), ("month", self.month(month)), ("year", year)])
            }
            [year, month] => fill(self.text.date_month, &[("month", self.month(month)), ("year", year)]),
            _ => iso.to_owned(),
        }
    }

    fn month(&self, number: &str) -> &'static str {
        let at = number.parse::<usize>().unwrap_or(0).saturating_sub(1);
        self.text.months.split(' ').nth(at).unwrap_or("")
    }
}

impl Messages {
    /// Name of a measure.
    #[must_use]
    pub fn figure(&self, figure: Figure) -> &'static str {
        match figure {
            Figure::Direct => self.figure_direct,
            Figure::Origin => self.figure_origin,
            Figure::Touch => self.figure_touch,
            Figure::Hidden => self.figure_hidden,
            Figure::Band => self.figure_band,
            Figure::Concentration => self.figure_concentration,
            Figure::NMinusOne => self.figure_n_minus_1,
            Figure::NetImportReliance => self.figure_reliance,
            Figure::SixtyFive => self.figure_65,
            Figure::Strategic => self.figure_strategic,
            Figure::UnitValue => self.figure_unit_value,
            Figure::OutputShare => self.figure_output_share,
        }
    }
}
