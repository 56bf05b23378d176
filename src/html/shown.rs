//! A scene as the page sets it: HTML text, classes and points, whichever module of code placed it.
//! Knows how it is handed over as one text; decides nothing about what is shown.

use super::map::{marks, stripes_id};
use super::{each, figures, finding, legend};
use crate::digits::{plain, read};
use crate::geo::MapPoint;
use crate::scene::{LandMark, Scene};

/// What the page needs of a scene.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// The finding, HTML.
    pub finding: String,
    /// The finding in plain words.
    pub said: String,
    /// Figures under the finding, HTML.
    pub figures: String,
    /// What the picture shows, for those who do not see it.
    pub description: String,
    /// The legend, HTML.
    pub legend: String,
    /// Notes beside the numbers, plain.
    pub notes: Vec<String>,
    /// Territories: code, class and fill; the fill is empty where the class has it.
    pub land: Vec<[String; 3]>,
    /// Flows, nodes, sites and labels from the lowest to the highest, HTML.
    pub marks: Vec<String>,
    /// Nodes, largest first.
    pub spots: Vec<Spot>,
    /// Map units that one pixel covers.
    pub units_per_px: f64,
}

/// A node as the pointer and the keyboard find it.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// Code of the territory.
    pub code: String,
    /// Centre.
    pub at: MapPoint,
    /// Radius.
    pub radius_px: f64,
    /// Whether it has a share that can be taken apart.
    pub has_share: bool,
    /// What it says when pointed at: name first.
    pub tip: Vec<String>,
}

/// Between the parts of a scene, the items of a part, and the pieces of an item: signs that no text holds.
const PART: char = '\u{1d}';
const ITEM: char = '\u{1e}';
const PIECE: char = '\u{1f}';

impl Shown {
    /// A scene as the page sets it.
    #[must_use]
    pub fn of(scene: &Scene) -> Self {
        Self {
            finding: finding(&scene.finding),
            said: scene.finding.to_string(),
            figures: figures(&scene.figures),
            description: scene.description.clone(),
            legend: legend(&scene.legend),
            notes: scene.notes.clone(),
            land: scene.land.iter().map(shade).collect(),
            marks: marks(scene),
            spots: scene
                .nodes
                .iter()
                .map(|n| Spot {
                    code: n.code.clone(),
                    at: n.at,
                    radius_px: n.radius_px,
                    has_share: n.share.is_some(),
                    tip: n.tip.clone(),
                })
                .collect(),
            units_per_px: scene.frame.units_per_px(),
        }
    }

    /// As one text.
    #[must_use]
    pub fn write(&self) -> String {
        let joined = |items: &[String]| items.join(&ITEM.to_string());
        let pieces = |pieces: &[&str]| pieces.join(&PIECE.to_string());
        let land: Vec<String> =
            self.land.iter().map(|[code, class, fill]| pieces(&[code, class, fill])).collect();
        let spot = |s: &Spot| {
            let share = if s.has_share { "1" } else { "" };
            let numbers = [s.at.x, s.at.y, s.radius_px].map(|n| plain(n, 4));
            let mut all = vec![s.code.as_str(), &numbers[0], &numbers[1], &numbers[2], share];
            all.extend(s.tip.iter().map(String::as_str));
            pieces(&all)
        };
        let spots: Vec<String> = self.spots.iter().map(spot).collect();
        [
            self.finding.clone(),
            self.said.clone(),
            self.figures.clone(),
            self.description.clone(),
            self.legend.clone(),
            joined(&self.notes),
            joined(&land),
            joined(&self.marks),
            joined(&spots),
            plain(self.units_per_px, 6),
        ]
        .join(&PART.to_string())
    }

    /// From what [`Self::write`] wrote; `None` where it is anything else.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.split(PART);
        let mut next = || parts.next();
        let items = |part: &str| -> Vec<String> {
            if part.is_empty() { Vec::new() } else { part.split(ITEM).map(str::to_owned).collect() }
        };
        let (finding, said, figures) = (next()?.to_owned(), next()?.to_owned(), next()?.to_owned());
        let (description, legend) = (next()?.to_owned(), next()?.to_owned());
        let notes = items(next()?);
        let land = items(next()?)
            .iter()
            .map(|item| {
                let mut pieces = item.split(PIECE).map(str::to_owned);
                Some([pieces.next()?, pieces.next()?, pieces.next()?])
            })
            .collect::<Option<_>>()?;
        let marks = items(next()?);
        let spots = items(next()?).iter().map(|item| spot(item)).collect::<Option<_>>()?;
        let units_per_px = read(next()?)?;
        Some(Self { finding, said, figures, description, legend, notes, land, marks, spots, units_per_px })
    }

    /// The node under a point, or the nearest one within `reach_px`; what a tap means.
    #[must_use]
    pub fn node_near(&self, at: MapPoint, reach_px: f64) -> Option<&Spot> {
        let k = self.units_per_px;
        let mut nearest: Option<(&Spot, f64)> = None;
        for spot in &self.spots {
            let distance = spot.at.distance(at);
            let is_nearer = nearest.is_none_or(|(_, d)| distance < d);
            if distance <= spot.radius_px.max(reach_px) * k && is_nearer {
                nearest = Some((spot, distance));
            }
        }
        nearest.map(|(spot, _)| spot)
    }
}

fn spot(item: &str) -> Option<Spot> {
    let mut pieces = item.split(PIECE);
    let code = pieces.next()?.to_owned();
    let mut number = || read(pieces.next()?);
    let (x, y, radius_px) = (number()?, number()?, number()?);
    let has_share = pieces.next()? == "1";
    Some(Spot { code, at: MapPoint { x, y }, radius_px, has_share, tip: pieces.map(str::to_owned).collect() })
}

/// Code, class and fill of a territory.
fn shade(mark: &LandMark) -> [String; 3] {
    let own = mark.shade.class();
    let class = ["land ", if mark.up_to.is_some() { "mixed " } else { "" }, own].concat();
    let stripes = mark.up_to.map(|high| ["url(#", &stripes_id(own, high.class()), ")"].concat());
    [mark.code.clone(), class, stripes.unwrap_or_default()]
}

/// Lines of a tip as one attribute.
#[must_use]
pub fn tip(lines: &[String]) -> String {
    each(lines, |line| [line, "\n"].concat()).trim_end().replace('\n', "\u{2028}")
}

/// The lines of such an attribute.
#[must_use]
pub fn tip_lines(attribute: &str) -> Vec<String> {
    attribute.split('\u{2028}').map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let shown = Shown {
            finding: "<b>f</b>".into(),
            said: "f".into(),
            figures: String::new(),
            description: "d".into(),
            legend: "l".into(),
            notes: vec!["one".into(), "two".into()],
            land: vec![["JPN".into(), "land s1".into(), String::new()]],
            marks: vec!["<g/>".into()],
            spots: vec![Spot {
                code: "JPN".into(),
                at: MapPoint { x: 1.5, y: -2.25 },
                radius_px: 3.0,
                has_share: true,
                tip: vec!["Japan".into(), "more".into()],
            }],
            units_per_px: 1.25,
        };
        assert_eq!(Shown::read(&shown.write()), Some(shown.clone()));
        let empty = Shown { notes: vec![], land: vec![], marks: vec![], spots: vec![], ..shown };
        assert_eq!(Shown::read(&empty.write()), Some(empty));
        assert_eq!(Shown::read(""), None);
        assert_eq!(Shown::read("<p>lost</p>"), None);
    }

    #[test]
    fn a_tip_keeps_its_lines() {
        let lines = vec!["Matawinie".to_owned(), "a, b".to_owned()];
        assert_eq!(tip_lines(&tip(&lines)), lines);
    }
}
