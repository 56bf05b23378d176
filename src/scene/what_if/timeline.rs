//! Restrictions and initiatives through time, those of the mineral asked.
//! Knows dates and what they are said with; never says what holds today, only what was last seen.

use super::WhatIf;
use crate::digits::one;
use crate::letters::{cut, letters};
use crate::model::{Area, Control};
use crate::scene::chart::{Caption, Chart, Hit, Scale, Shape};
use crate::scene::panel::decimal_year;
use crate::text::fill;

/// Narrower than this, names have no room beside their marks; the list below has them.
const NAMES_FROM_PX: f64 = 600.0;
/// Width of a letter of a name, on the safe side.
const LETTER_PX: f64 = 6.6;
const ROW_PX: f64 = 18.0;
const HEAD_PX: f64 = 24.0;
const LEFT_PX: f64 = 8.0;

/// One entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Where its date lies, as a year with decimals.
    pub at: f64,
    /// Whether it is a restriction, not an initiative.
    pub is_control: bool,
    /// Whether it has an effect already, not only been announced.
    pub is_effective: bool,
    /// From and until when it was suspended.
    pub suspended: Option<[f64; 2]>,
    /// Its date in words.
    pub date: String,
    /// Name.
    pub title: String,
    /// Who set it and whom it is aimed at, or who takes part.
    pub who: String,
    /// How it stood when last seen, with its dates.
    pub status: String,
    /// Whether it is marked as unsure.
    pub is_unsure: bool,
    /// Title of the source.
    pub source: String,
    /// Its address.
    pub url: String,
}

/// Which entries beside the sure ones of the mineral are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Show {
    /// Unsure ones.
    pub unsure: bool,
    /// Those about no mineral in particular.
    pub general: bool,
}

/// Restrictions and initiatives through time.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// The drawing.
    pub chart: Chart,
    /// Restrictions, then initiatives, each by date.
    pub entries: [Vec<Entry>; 2],
    /// How many unsure ones, and how many about no mineral, there are.
    pub more: [usize; 2],
}

impl WhatIf<'_> {
    /// The timeline of the mineral asked, drawn for a width.
    #[must_use]
    pub fn timeline(&self, show: Show, width_px: f64) -> Timeline {
        let all = [self.controls(), self.initiatives_in_time()];
        let counted = |unsure: bool, general: bool| {
            all.iter().flatten().filter(|(e, of)| e.is_unsure == unsure && of.is_general == general).count()
        };
        let shown = |entries: &Vec<(Entry, About)>| {
            let is_shown =
                |(e, of): &&(Entry, About)| (show.unsure || !e.is_unsure) && (show.general || !of.is_general);
            let mut entries: Vec<Entry> = entries.iter().filter(is_shown).map(|(e, _)| e.clone()).collect();
            crate::analysis::order::largest_first(&mut entries, |e| (-e.at, 0));
            entries
        };
        let entries = [shown(&all[0]), shown(&all[1])];
        let more = [counted(true, false), counted(false, true) + counted(true, true)];
        Timeline { chart: self.drawing(&entries, width_px), entries, more }
    }

    fn about(&self, minerals: &[usize]) -> Option<About> {
        let is_general = minerals.is_empty();
        (is_general || minerals.contains(&self.query.mineral)).then_some(About { is_general })
    }

    fn controls(&self) -> Vec<(Entry, About)> {
        let entry = |(at, c): (usize, &Control)| {
            let about = self.about(&c.minerals)?;
            let date = c.date_effective.as_ref().or(c.date_announced.as_ref())?;
            let told = self.extras.and_then(|e| e.controls.get(at));
            let status = told.map_or("", |told| self.words.name(&told.status));
            let span = || {
                Some([decimal_year(c.suspended_from.as_ref()?)?, decimal_year(c.suspended_until.as_ref()?)?])
            };
            let entry = Entry {
                at: decimal_year(date)?,
                is_control: true,
                is_effective: c.date_effective.is_some(),
                suspended: span(),
                date: self.words.date(date),
                title: self.control_title(at).to_owned(),
                who: [self.country(c.issuer), self.words.text.comma, &self.targets(c)].concat(),
                status: status.to_owned(),
                is_unsure: c.low_confidence,
                source: c.source_title.clone(),
                url: c.source_url.clone(),
            };
            Some((entry, about))
        };
        self.dataset.controls.iter().enumerate().filter_map(entry).collect()
    }

    fn targets(&self, control: &Control) -> String {
        if control.targets == "ALL" {
            return self.text.timeline_all.to_owned();
        }
        let areas = control.targets.split('|').filter_map(|code| self.dataset.area(code));
        let names: Vec<String> = areas.map(|a| self.words.object(a)).collect();
        fill(self.text.timeline_targets, &[("names", &self.list(&names))])
    }

    fn initiatives_in_time(&self) -> Vec<(Entry, About)> {
        let entry = |(at, i): (usize, &crate::model::Initiative)| {
            let about = self.about(&i.minerals)?;
            let date = i.date.as_ref()?;
            let told = self.extras.and_then(|e| e.initiatives.get(at));
            let names: Vec<String> =
                i.countries.iter().map(|p| self.words.area(Area::Country(*p)).to_owned()).collect();
            let entry = Entry {
                at: decimal_year(date)?,
                is_control: false,
                is_effective: true,
                suspended: None,
                date: self.words.date(date),
                title: self.initiative_title(at).to_owned(),
                who: names.join(self.words.text.comma),
                status: told.map_or("", |told| self.words.name(&told.status)).to_owned(),
                is_unsure: i.low_confidence,
                source: i.source_title.clone(),
                url: i.source_url.clone(),
            };
            Some((entry, about))
        };
        self.dataset.initiatives.iter().enumerate().filter_map(entry).collect()
    }

    fn drawing(&self, entries: &[Vec<Entry>; 2], width_px: f64) -> Chart {
        let t = self.text;
        let count: usize = entries.iter().map(Vec::len).sum();
        if count == 0 {
            return Chart::default();
        }
        let all = || entries.iter().flatten();
        let ends = all().flat_map(|e| [e.at, e.suspended.map_or(e.at, |s| s[1])]);
        let first = all().map(|e| e.at).fold(2020.0, f64::min).floor();
        let last = ends.fold(2027.0, f64::max).ceil();
        let scale = Scale::new([first, last], [LEFT_PX, width_px - LEFT_PX]);
        let mineral = self.query.mineral_in(self.dataset).map_or("", |m| self.words.name(&m.name));
        let (from, to) = (one(first), one(last));
        let values = [
            ("mineral", mineral),
            ("first", from.as_str()),
            ("last", to.as_str()),
            ("count", &*count.to_string()),
        ];
        let height_px = HEAD_PX + ROW_PX * count as f64 + 4.0;
        let mut chart = Chart {
            width_px,
            height_px,
            text: fill(t.timeline_text, &values),
            note: t.timeline_marks.to_owned(),
            ..Chart::default()
        };
        let mut year = first;
        while year <= last {
            let x = one(scale.px(year));
            chart.shapes.push(Shape { path: ["M", &x, " 16V", &one(height_px)].concat(), class: "grid" });
            chart.captions.push(Caption {
                at: (scale.px(year), 11.0),
                anchor: if year <= first {
                    "start"
                } else if year >= last {
                    "end"
                } else {
                    "middle"
                },
                text: one(year),
                class: "tick",
            });
            year += 1.0;
        }
        for (row, entry) in all().enumerate() {
            let y = HEAD_PX + ROW_PX * row as f64 + ROW_PX / 2.0;
            let x = scale.px(entry.at);
            if let Some([from, until]) = entry.suspended {
                let (a, b) = (scale.px(from), scale.px(until));
                let (top, width) = (one(y - 4.0), one(b - a));
                let path = ["M", &one(a), " ", &top, "h", &width, "v8h-", &width, "Z"].concat();
                chart.shapes.push(Shape { path, class: "suspended" });
            }
            let (path, class) = mark(entry, x, y);
            chart.shapes.push(Shape { path, class });
            if width_px >= NAMES_FROM_PX {
                let [first_px, last_px] = match entry.suspended {
                    Some([from, until]) => [scale.px(from).min(x), scale.px(until).max(x)],
                    None => [x, x],
                };
                chart.captions.push(name(entry, [first_px - 9.0, last_px + 9.0], width_px, y + 4.0));
            }
            let (colon, stop) = (self.words.text.colon, self.words.text.stop);
            let tip = [&*entry.date, colon, &entry.title, stop, &entry.who, stop, &entry.status].concat();
            let area = [0.0, y - ROW_PX / 2.0, width_px, ROW_PX];
            chart.hits.push(Hit { area, tip, claim: None, is_stop: false });
        }
        chart
    }
}

/// The name of an entry on the side of its mark where it fits, shortened where it fits on neither.
fn name(entry: &Entry, beside_px: [f64; 2], width_px: f64, y: f64) -> Caption {
    let wide = letters(&entry.title);
    let room = [beside_px[0], width_px - beside_px[1]].map(|px| px / LETTER_PX);
    let is_right = wide <= room[1] || room[1] > room[0];
    let (x, anchor, room) =
        if is_right { (beside_px[1], "start", room[1]) } else { (beside_px[0], "end", room[0]) };
    let text = cut(&entry.title, room);
    let class = if entry.is_unsure { "tick" } else { "entry" };
    Caption { at: (x, y), anchor, text, class }
}

/// Whether an entry is about no mineral in particular.
#[derive(Clone, Copy)]
struct About {
    is_general: bool,
}

/// A square for a restriction, a diamond for an initiative; hollow where it is only announced.
fn mark(entry: &Entry, x: f64, y: f64) -> (String, &'static str) {
    let at = |dx: f64, dy: f64| [one(x + dx), one(y + dy)].join(" ");
    let corners = if entry.is_control {
        [at(-4.0, -4.0), at(4.0, -4.0), at(4.0, 4.0), at(-4.0, 4.0)]
    } else {
        [at(0.0, -5.5), at(5.5, 0.0), at(0.0, 5.5), at(-5.5, 0.0)]
    };
    let class = match (entry.is_control, entry.is_effective) {
        (true, true) => "control",
        (true, false) => "control announced",
        (false, _) => "initiative",
    };
    (["M", &corners.join("L"), "Z"].concat(), class)
}
