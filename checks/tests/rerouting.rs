//! The export stop and what others step in with, as the map answers them, against the raw trade files and a linear
//! programme. Asks the map only for its answers; the questions are those of the contract's links.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout, reason = "test helpers")]

#[path = "rerouting/draw.rs"]
mod draw;
#[path = "rerouting/found.rs"]
mod found;

use std::path::{Path, PathBuf};

use checks::answer::Recomputed;
use checks::groups::Groups;
use checks::programme::least_unmet;
use checks::rows::Row;
use checks::trade::Unit;
use draw::{Expected, Question, Random};
use found::{DIGIT, Found, Most, apart};
use minerals_map::facts;
use minerals_map::model::disk::Folder;

/// Questions asked.
const QUESTIONS: usize = 600;
/// How many of them are of each kind, at the least.
const EACH_AT_LEAST: usize = 30;
/// Largest difference of an amount, as a part of it, and largest breach of a cap, as a part of the cap.
const TOLERANCE: f64 = 1e-6;
/// A part of a sum that is none: noise of decimals in binary.
const NOISE: f64 = 1e-12;

#[test]
fn the_least_is_unmet_and_nobody_ships_more_than_it_can() {
    let Some(raw) = raw() else { return };
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("a workspace");
    let of = Recomputed::read(&raw, root, Row::clone).unwrap();
    let groups = Groups::read(&root.join("data/countries/countries.csv"), &of.places).unwrap();
    let folder = Folder::open(&root.join("public/data")).expect("a dataset");
    let mut random = Random(0x7265_726f_7574_6500);
    let (mut compared, mut drawn) = (Compared::new(), Drawn::default());
    for _ in 0..QUESTIONS {
        let question = Question::draw(&mut random, &of, &groups);
        let link = question.link(&of);
        let found = Found::of(&facts::answer(&folder, &link).unwrap(), &of.places, &link);
        let expected = question.recompute(&of, &groups);
        let least: f64 = expected.caps.unmet(&least_unmet(&expected.caps).unwrap()).iter().sum();
        assert_eq!(found.unit, expected.unit.code(), "{link}");
        compared.enter(&link, &found, &expected, least, &|place| of.places.id(place));
        drawn.enter(&question, &groups, &expected, least);
    }
    println!("rerouting: {drawn:?}");
    println!("rerouting: {} importers use nothing: no share of it is compared", compared.without_use);
    assert!(drawn.is_wide(), "the draw is too narrow: {drawn:?}");
    for most in compared.all() {
        println!("rerouting: {most}");
    }
    for most in compared.all() {
        assert!(most.part < TOLERANCE, "{most}");
    }
}

fn raw() -> Option<PathBuf> {
    let raw = std::env::var_os("BACI_DIR").map(PathBuf::from).filter(|dir| dir.is_dir());
    if raw.is_none() {
        println!("rerouting: did not run, BACI_DIR names no folder of trade files");
    }
    raw
}

/// The largest differences.
struct Compared {
    shortfall: Most,
    least: Most,
    breach: Most,
    share: Most,
    without_use: usize,
}

impl Compared {
    fn new() -> Self {
        Self {
            shortfall: Most::new("shortfall"),
            least: Most::new("least unmet"),
            breach: Most::new("breach of a cap"),
            share: Most::new("unmet share of use"),
            without_use: 0,
        }
    }

    fn all(&self) -> [&Most; 4] {
        [&self.shortfall, &self.least, &self.breach, &self.share]
    }

    fn enter<'a>(
        &mut self,
        link: &str,
        found: &Found,
        expected: &Expected,
        least: f64,
        id: &dyn Fn(usize) -> &'a str,
    ) {
        let caps = &expected.caps;
        let all: f64 = caps.shortfall.iter().sum();
        self.shortfall.enter(link, apart(found.total_shortfall, all, 1) / all.max(DIGIT));
        let of = if least <= all * NOISE { all } else { least };
        self.least.enter(link, apart(found.total_unmet, least, 1) / of.max(DIGIT));

        let mut unmet = vec![0.0; caps.lack.len()];
        for (place, lost) in caps.shortfall.iter().enumerate() {
            let at = format!("{link}, importer {}", id(place));
            let listed = found.importers.get(&place);
            assert_eq!(listed.is_some(), *lost > 0.0, "{at}: {lost} lost in the raw files, {listed:?}");
            let Some(listed) = listed else { continue };
            unmet[place] = listed.unmet;
            self.shortfall.enter(&at, apart(listed.shortfall, *lost, 1) / lost);
            let used = expected.used[place];
            match listed.unmet_share {
                // Output raised to what was sold leaves nothing in use but the noise of the balance.
                _ if used < NOISE.sqrt() * expected.bought[place] => self.without_use += 1,
                Some(share) => {
                    let unmet_of_use = listed.unmet.min(used);
                    self.share.enter(&at, apart(share * used, unmet_of_use, 1) / used);
                }
                None => self.share.enter(&at, f64::INFINITY),
            }
        }
        let figures = 1 + found.importers.len();
        self.least.enter(link, apart(unmet.iter().sum(), found.total_unmet, figures) / all.max(DIGIT));
        let worst = caps.breach(&found.rerouted, &unmet, DIGIT);
        let at = format!("{link}, {}, {} {}", worst.what, id(worst.ends.0), id(worst.ends.1));
        self.breach.enter(&at, worst.part);
    }
}

/// How many questions were of each kind.
#[derive(Debug, Default)]
struct Drawn {
    met: usize,
    met_in_part: usize,
    not_rerouted: usize,
    of_several_importers: usize,
    with_targets: usize,
    with_a_focused_group: usize,
    of_one_line: usize,
    in_tonnes: usize,
}

impl Drawn {
    fn enter(&mut self, question: &Question, groups: &Groups, expected: &Expected, least: f64) {
        let caps = &expected.caps;
        let lacking: f64 = caps.lack.iter().sum();
        let is_met = least <= lacking * NOISE;
        self.met += usize::from(lacking > 0.0 && is_met);
        self.met_in_part += usize::from(!is_met && least < lacking * 0.999);
        self.not_rerouted += usize::from(!question.reroute);
        self.of_several_importers += usize::from(caps.lack.iter().filter(|lack| **lack > 0.0).count() > 9);
        self.with_targets += usize::from(!question.to.is_empty());
        self.with_a_focused_group +=
            usize::from(question.focus.as_ref().is_some_and(|f| groups.members(f).is_some()));
        self.of_one_line += usize::from(question.line.is_some());
        self.in_tonnes += usize::from(expected.unit == Unit::Tonnes);
    }

    fn is_wide(&self) -> bool {
        let all = [
            self.met,
            self.met_in_part,
            self.not_rerouted,
            self.of_several_importers,
            self.with_targets,
            QUESTIONS - self.with_targets,
            self.with_a_focused_group,
            self.of_one_line,
            self.in_tonnes,
            QUESTIONS - self.in_tonnes,
        ];
        all.iter().all(|count| *count >= EACH_AT_LEAST)
    }
}
