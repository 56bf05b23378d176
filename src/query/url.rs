//! The public, permanent link format: text to [`Query`] and back.
//! Reading never fails: an impossible value gives the default and a notice, an unknown key is ignored.

use super::look::Look;
use super::pairs::pairs;
use super::{COMPARED, ChinaSet, Levers, Measure, Notice, Query, Top};
use crate::json::is_seen;
use crate::model::{Area, Dataset, HsLine, Place, Unit};

/// Longest list of countries or initiatives a link may hold.
const LIST_MAX: usize = 64;

/// The values of the keys, last one wins.
struct Keys {
    pairs: Vec<(String, String)>,
    notices: Vec<Notice>,
}

impl Keys {
    /// The value of `key` through `read`, the default with a notice where that finds nothing.
    fn take<T>(&mut self, key: &'static str, default: T, read: impl FnOnce(&str) -> Option<T>) -> T {
        let Some((_, value)) = self.pairs.iter().rev().find(|(k, _)| k == key) else { return default };
        if value.is_empty() {
            return default;
        }
        read(value).unwrap_or_else(|| {
            let found = value.chars().filter(|sign| is_seen(*sign)).take(40).collect();
            self.notices.push(Notice::Impossible { key, found });
            default
        })
    }

    fn number(&mut self, key: &'static str, default: u16, max: u16) -> u16 {
        self.take(key, default, |v| digits(v).filter(|n| *n <= max))
    }
}

fn digits(text: &str) -> Option<u16> {
    text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

fn list<T: PartialEq>(text: &str, read: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    let mut items = Vec::new();
    for part in text.split(',') {
        let item = read(part)?;
        if !items.contains(&item) {
            items.push(item);
        }
    }
    (items.len() <= LIST_MAX).then_some(items)
}

fn is_id(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

impl Query {
    /// Reads a link such as `m=gallium&y=2022&f=JPN`, with or without a leading `?`.
    #[must_use]
    pub fn parse(link: &str, dataset: &Dataset) -> (Self, Vec<Notice>) {
        let mut keys = Keys { pairs: pairs(link).collect(), notices: Vec::new() };
        let mut query = Self::new(dataset);
        query.mineral = keys.take("m", query.mineral, |v| dataset.mineral_at(v));
        let stages = query.mineral_in(dataset).map_or(&[][..], |m| &m.stages);
        query.stage = keys.take("s", 0, |v| stages.iter().position(|s| s.id == v));
        let lines = query.stage_in(dataset).map_or(&[][..], |s| &s.lines);
        query.line = keys.take("l", None, |v| HsLine::parse(v).filter(|l| lines.contains(l)).map(Some));
        let (first, last) = dataset.years();
        query.year =
            keys.take("y", query.latest_year(dataset), |v| digits(v).filter(|y| (first..=last).contains(y)));
        query.unit = keys.take("u", Unit::Usd, |v| match v {
            "usd" => Some(Unit::Usd),
            "t" => Some(Unit::Tonnes),
            _ => None,
        });
        query.measure = keys.take("d", Measure::Direct, |v| Measure::ALL.into_iter().find(|m| m.code() == v));
        query.china = keys.take("cn", ChinaSet::Mainland, |v| match v {
            "cn" => Some(ChinaSet::Mainland),
            "hk" => Some(ChinaSet::WithHongKong),
            _ => None,
        });
        query.focus = keys.take("f", None, |v| dataset.area(v).map(Some));
        query.top = keys.take("top", query.top, |v| match v {
            "all" => Some(Top::All),
            _ => digits(v).map(Top::Largest),
        });
        query.compare = keys.take("cmp", Vec::new(), |v| {
            list(v, |code| dataset.area(code)).filter(|areas| areas.len() <= COMPARED)
        });
        query.flow = keys.take("flow", None, |v| flow(v, dataset).map(Some));
        query.levers = levers(&mut keys, dataset);
        keys.notices.extend(of_look(link, dataset));
        (query, keys.notices)
    }

    /// The link of this question without a leading `?`; defaults are left out.
    #[must_use]
    pub fn link(&self, dataset: &Dataset) -> String {
        let mut link = String::new();
        for (key, value) in self.pairs(dataset) {
            link += if link.is_empty() { "" } else { "&" };
            link += key;
            link += "=";
            link += &value;
        }
        link
    }

    /// The flow looked at as links write it, such as `CHN-JPN`; empty without one.
    #[must_use]
    pub fn flow_code(&self, dataset: &Dataset) -> String {
        self.flow.map_or(String::new(), |(from, to)| flow_code(dataset, from, to))
    }

    /// Keys and values that differ from what a bare link asks, in the order of the contract.
    fn pairs(&self, dataset: &Dataset) -> Vec<(&'static str, String)> {
        let bare = Self::new(dataset);
        let mut pairs = Vec::new();
        let mut put = |differs: bool, key: &'static str, value: &dyn Fn() -> String| {
            if differs {
                pairs.push((key, value()));
            }
        };
        let area = |a: &Area| dataset.area_code(*a).to_owned();
        let (l, b) = (&self.levers, &bare.levers);
        put(self.mineral != bare.mineral, "m", &|| {
            self.mineral_in(dataset).map_or(String::new(), |m| m.id.clone())
        });
        put(self.stage != 0, "s", &|| self.stage_in(dataset).map_or(String::new(), |s| s.id.clone()));
        put(self.line.is_some(), "l", &|| self.line.map_or(String::new(), |line| line.to_string()));
        put(self.year != self.latest_year(dataset), "y", &|| self.year.to_string());
        put(self.unit != bare.unit, "u", &|| self.unit.code().to_owned());
        put(self.measure != bare.measure, "d", &|| self.measure.code().to_owned());
        put(self.china != bare.china, "cn", &|| "hk".to_owned());
        put(self.focus.is_some(), "f", &|| self.focus.as_ref().map_or(String::new(), area));
        put(self.top != bare.top, "top", &|| match self.top {
            Top::All => "all".to_owned(),
            Top::Largest(n) => n.to_string(),
        });
        put(!self.compare.is_empty(), "cmp", &|| self.compare.iter().map(area).collect::<Vec<_>>().join(","));
        put(self.flow.is_some(), "flow", &|| self.flow_code(dataset));
        put(l.stop_percent != b.stop_percent, "stop", &|| l.stop_percent.to_string());
        put(!l.to.is_empty(), "to", &|| l.to.iter().map(area).collect::<Vec<_>>().join(","));
        put(l.reroute, "reroute", &|| "1".to_owned());
        put(l.spare_percent != b.spare_percent, "spare", &|| l.spare_percent.to_string());
        put(l.grow_percent != b.grow_percent, "grow", &|| l.grow_percent.to_string());
        put(l.months != b.months, "months", &|| l.months.to_string());
        put(!l.pool.is_empty(), "pool", &|| {
            l.pool.iter().map(|p| dataset.code(*p)).collect::<Vec<_>>().join(",")
        });
        put(l.days != b.days, "days", &|| l.days.to_string());
        put(!l.deals.is_empty(), "deals", &|| l.deals.join(","));
        pairs
    }
}

/// A flow as links write it, such as `CHN-JPN`.
#[must_use]
pub fn flow_code(dataset: &Dataset, from: Place, to: Place) -> String {
    [dataset.code(from), "-", dataset.code(to)].concat()
}

/// The flow that a code such as `CHN-JPN` names; `None` unless it names two countries that are not the same.
#[must_use]
pub fn flow(code: &str, dataset: &Dataset) -> Option<(Place, Place)> {
    let (from, to) = code.split_once('-')?;
    Some((dataset.place(from)?, dataset.place(to)?)).filter(|(from, to)| from != to)
}

/// What a reader must be told of the presentation keys: an edition that is not here.
fn of_look(link: &str, dataset: &Dataset) -> Vec<Notice> {
    let look = Look::parse(link);
    let edition = look.edition.filter(|asked| *asked != dataset.edition);
    edition.map(|asked| Notice::OtherEdition { asked }).into_iter().collect()
}

impl Measure {
    /// Code in the link.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Origin => "origin",
            Self::Touch => "touch",
        }
    }
}

fn levers(keys: &mut Keys, dataset: &Dataset) -> Levers {
    let d = Levers::default();
    let place = |code: &str| -> Option<Place> { dataset.place(code) };
    Levers {
        stop_percent: keys.number("stop", d.stop_percent, 100),
        to: keys.take("to", d.to, |v| match v {
            "all" => Some(Vec::new()),
            _ => list(v, |code| dataset.area(code)),
        }),
        reroute: keys.take("reroute", d.reroute, |v| match v {
            "0" => Some(false),
            "1" => Some(true),
            _ => None,
        }),
        spare_percent: keys.number("spare", d.spare_percent, 1000),
        grow_percent: keys.number("grow", d.grow_percent, 1000),
        months: keys.number("months", d.months, 120),
        pool: keys.take("pool", d.pool, |v| list(v, place)),
        days: keys.number("days", d.days, 3650),
        deals: keys.take("deals", d.deals, |v| list(v, |id| is_id(id).then(|| id.to_owned()))),
    }
}
