//! The answer as one JSON object, in the shape of the contract.
//! Knows the names of the fields; every number comes from [`crate::analysis`].

use crate::analysis::answer;
use crate::analysis::scenario::Short;
use crate::analysis::stockpile::{Member, Stockpile};
use crate::analysis::trade::Flow;
use crate::analysis::{Analysis, Importer, Scenario};
use crate::model::{Dataset, Lang, Rows};
use crate::query::{Notice, Query};
use crate::scene::Words;
use crate::scene::what_if::WhatIf;
use serde::Serialize;

/// A share that is known only within bounds; `null` in a year of which only the largest partners are known.
type Interval = Option<[f64; 2]>;

#[derive(Serialize)]
struct Facts<'a> {
    query: String,
    coverage: &'static str,
    unit: &'static str,
    world: Option<World>,
    importers: Vec<ImporterFacts<'a>>,
    flows: Vec<FlowFacts<'a>>,
    scenario: Option<ScenarioFacts<'a>>,
    stockpile: Option<StockpileFacts<'a>>,
    /// Without the deals that are switched on; `importers` and `world` are with them.
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<State<'a>>,
    /// After the export stop and the answer of others.
    #[serde(skip_serializing_if = "Option::is_none")]
    after: Option<State<'a>>,
    notices: Vec<String>,
}

/// Dependency in one state of the trade.
#[derive(Serialize)]
struct State<'a> {
    world: Option<World>,
    importers: Vec<ImporterFacts<'a>>,
}

#[derive(Serialize)]
struct World {
    total: f64,
    china_export_share: f64,
    export_hhi: Option<f64>,
}

#[derive(Serialize)]
struct ImporterFacts<'a> {
    id: &'a str,
    imports: f64,
    from_china: f64,
    share: f64,
    share_origin: Interval,
    share_touch: Interval,
    band: Interval,
    hhi: Option<f64>,
    n_minus_1: Option<f64>,
    suppliers: Vec<SupplierFacts<'a>>,
}

#[derive(Serialize)]
struct SupplierFacts<'a> {
    id: &'a str,
    amount: f64,
    share: f64,
}

#[derive(Serialize)]
struct FlowFacts<'a> {
    from: &'a str,
    to: &'a str,
    amount: f64,
}

#[derive(Serialize)]
struct ScenarioFacts<'a> {
    total_shortfall: f64,
    total_unmet: f64,
    importers: Vec<ShortFacts<'a>>,
    rerouted: Vec<FlowFacts<'a>>,
}

#[derive(Serialize)]
struct StockpileFacts<'a> {
    members: Vec<MemberFacts<'a>>,
    gain: f64,
    cost_usd: Option<f64>,
}

#[derive(Serialize)]
struct MemberFacts<'a> {
    id: &'a str,
    #[serde(rename = "use")]
    used: f64,
    stock: f64,
    deficit_alone: f64,
    deficit_pooled: f64,
    survives_days: Option<f64>,
}

#[derive(Serialize)]
struct ShortFacts<'a> {
    id: &'a str,
    shortfall: f64,
    unmet: f64,
    unmet_share: Option<f64>,
}

/// Amounts are exact to the dollar and the kilogram; sums of decimals are not, so the noise is cut off.
fn amount(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}

/// The facts of a question as JSON text.
///
/// # Errors
/// When the answer cannot be written as JSON, which no finite number causes.
pub fn facts(dataset: &Dataset, rows: &Rows, query: &Query, asked: &[Notice]) -> Result<String, String> {
    let answer = answer::answer(dataset, rows, query);
    let analysis = answer.now();
    let words = Words::new(dataset, Lang::En);
    let mut notices =
        words.notes(query, asked.iter().chain(&analysis.notices).chain(&analysis.notices_behind));
    notices.extend(WhatIf::new(dataset, words, query, &answer, None).cautions());
    let state = |a: &Analysis| State { world: world(a), importers: importers(dataset, query, a) };
    let facts = Facts {
        query: query.link(dataset),
        coverage: analysis.coverage.code(),
        unit: analysis.unit.code(),
        world: world(analysis),
        importers: importers(dataset, query, analysis),
        flows: analysis.drawn_flows().iter().map(|f| flow(dataset, f)).collect(),
        scenario: answer.scenario.as_ref().map(|s| scenario_facts(dataset, s)),
        stockpile: answer.stockpile.as_ref().map(|s| stockpile_facts(dataset, s)),
        before: answer.with_deals.as_ref().map(|_| state(&answer.before)),
        after: answer.after.as_ref().map(state),
        notices,
    };
    serde_json::to_string_pretty(&facts).map_err(|e| e.to_string())
}

/// The facts of a link from a dataset folder.
///
/// # Errors
/// One line that names the file and what is wrong with it.
#[cfg(not(target_arch = "wasm32"))]
pub fn answer(folder: &crate::model::disk::Folder, link: &str) -> Result<String, String> {
    let (query, asked) = Query::parse(link, &folder.dataset);
    facts(&folder.dataset, &folder.rows(query.mineral)?, &query, &asked)
}

fn world(analysis: &Analysis) -> Option<World> {
    analysis.world.as_ref().map(|w| World {
        total: amount(w.total),
        china_export_share: w.china_export_share,
        export_hhi: w.exposure.map(|_| w.export_hhi),
    })
}

fn importers<'a>(dataset: &'a Dataset, query: &Query, analysis: &Analysis) -> Vec<ImporterFacts<'a>> {
    analysis.importers.iter().map(|i| importer(dataset, query, analysis, i)).collect()
}

fn importer<'a>(dataset: &'a Dataset, query: &Query, analysis: &Analysis, i: &Importer) -> ImporterFacts<'a> {
    let supplier = |s: &crate::analysis::Supplier| SupplierFacts {
        id: dataset.code(s.place),
        amount: amount(s.amount),
        share: s.share,
    };
    ImporterFacts {
        id: dataset.area_code(i.area),
        imports: amount(i.imports),
        from_china: amount(i.from_china),
        share: i.share,
        share_origin: i.exposure.map(|e| ends(e.origin)),
        share_touch: i.exposure.map(|e| ends(e.touch)),
        band: i.exposure.map(|e| ends(e.band)),
        hhi: i.exposure.map(|_| i.hhi),
        n_minus_1: analysis.resilience(dataset, query, i).and_then(|r| r.n_minus_1),
        suppliers: i.suppliers.iter().map(supplier).collect(),
    }
}

fn scenario_facts<'a>(dataset: &'a Dataset, s: &Scenario) -> ScenarioFacts<'a> {
    let short = |i: &Short| ShortFacts {
        id: dataset.code(i.place),
        shortfall: amount(i.shortfall),
        unmet: amount(i.unmet),
        unmet_share: i.unmet_share,
    };
    ScenarioFacts {
        total_shortfall: amount(s.total_shortfall),
        total_unmet: amount(s.total_unmet),
        importers: s.importers.iter().map(short).collect(),
        rerouted: s.rerouted.iter().map(|f| flow(dataset, f)).collect(),
    }
}

fn stockpile_facts<'a>(dataset: &'a Dataset, s: &Stockpile) -> StockpileFacts<'a> {
    let member = |m: &Member| MemberFacts {
        id: dataset.code(m.place),
        used: amount(m.used),
        stock: amount(m.stock),
        deficit_alone: amount(m.deficit_alone),
        deficit_pooled: amount(m.deficit_pooled),
        survives_days: m.survives_days,
    };
    StockpileFacts {
        members: s.members.iter().map(member).collect(),
        gain: amount(s.gain),
        cost_usd: s.cost_usd.map(amount),
    }
}

fn ends(interval: crate::analysis::Interval) -> [f64; 2] {
    [interval.low, interval.high]
}

fn flow<'a>(dataset: &'a Dataset, f: &Flow) -> FlowFacts<'a> {
    FlowFacts { from: dataset.code(f.from), to: dataset.code(f.to), amount: amount(f.amount) }
}
