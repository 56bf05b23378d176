//! A scenario as the map prints it, and how far printed figures are from others.
//! Knows the fields of the contract and what printing takes from a figure; does not know what is expected of them.

use std::collections::BTreeMap;

use checks::caps::Plan;
use checks::places::Places;
use serde_json::Value;

/// What printing takes from an amount: thousand US dollars or tonnes.
pub const DIGIT: f64 = 0.5e-6;

/// How far a sum of so many printed figures is from what is expected, beside what printing takes from them.
pub fn apart(found: f64, expected: f64, figures: usize) -> f64 {
    let apart = (found - expected).abs() - DIGIT * figures as f64;
    if apart <= 0.0 { 0.0 } else { apart }
}

/// The scenario as the map answers it.
pub struct Found {
    pub unit: String,
    pub total_shortfall: f64,
    pub total_unmet: f64,
    pub importers: BTreeMap<usize, Listed>,
    pub rerouted: Plan,
}

/// An importer with a shortfall.
#[derive(Debug, Clone, Copy)]
pub struct Listed {
    pub shortfall: f64,
    pub unmet: f64,
    pub unmet_share: Option<f64>,
}

impl Found {
    pub fn of(json: &str, places: &Places, link: &str) -> Self {
        let json: Value = serde_json::from_str(json).unwrap();
        let scenario = &json["scenario"];
        let number = |of: &Value, key: &str| {
            of[key].as_f64().unwrap_or_else(|| panic!("{link}: no number {key} in {of}"))
        };
        let list = |key: &str| scenario[key].as_array().unwrap_or_else(|| panic!("{link}: no list {key}"));
        let place = |of: &Value, key: &str| {
            let id = of[key].as_str().unwrap_or_else(|| panic!("{link}: no {key} in {of}"));
            places.coded(id).unwrap_or_else(|| panic!("{link}: {id} is no country that trades"))
        };
        let mut found = Self {
            unit: json["unit"].as_str().unwrap().to_owned(),
            total_shortfall: number(scenario, "total_shortfall"),
            total_unmet: number(scenario, "total_unmet"),
            importers: BTreeMap::new(),
            rerouted: Plan::new(),
        };
        for importer in list("importers") {
            let (shortfall, unmet) = (number(importer, "shortfall"), number(importer, "unmet"));
            let listed = Listed { shortfall, unmet, unmet_share: importer["unmet_share"].as_f64() };
            let earlier = found.importers.insert(place(importer, "id"), listed);
            assert!(earlier.is_none(), "{link}: listed twice, {importer}");
        }
        for flow in list("rerouted") {
            let ends = (place(flow, "from"), place(flow, "to"));
            let earlier = found.rerouted.insert(ends, number(flow, "amount"));
            assert!(earlier.is_none(), "{link}: listed twice, {flow}");
        }
        found
    }
}

/// The largest of what was compared.
pub struct Most {
    pub what: &'static str,
    count: usize,
    pub part: f64,
    at: String,
}

impl Most {
    pub fn new(what: &'static str) -> Self {
        Self { what, count: 0, part: 0.0, at: "nowhere".to_owned() }
    }

    pub fn enter(&mut self, at: &str, part: f64) {
        self.count += 1;
        // Not a number is as large as can be.
        let part = if part.is_nan() { f64::INFINITY } else { part };
        if part > self.part {
            self.part = part;
            self.at = at.to_owned();
        }
    }
}

impl std::fmt::Display for Most {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {} compared, at most {:.1e}, {}", self.what, self.count, self.part, self.at)
    }
}
