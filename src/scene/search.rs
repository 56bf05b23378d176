//! What a reader finds by typing: minerals with their stages, countries and groups, and one of each together.
//! Knows names in every language of the data, codes, signs of elements and a table of synonyms, and which of them lies
//! nearest to what was typed; does not know what the page shows now.

#[cfg(test)]
mod tests;

use super::Words;
use crate::analysis::order::ascending;
use crate::fold::{fold, fold_spelt_out};
use crate::model::{Area, Group, Lang, Mineral, Names};

/// A row a word: what, its id, the language, the word. See `data/editorial/SOURCE.md`.
const SYNONYMS: &str = include_str!("../../data/editorial/synonyms.csv");
/// How many minerals and how many areas are tried with each other.
const PAIRED: usize = 3;

/// How near a name is to what was typed, nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Nearness {
    Exact,
    Start,
    StartOfWord,
    /// The name holds each word typed; or some of them mean a mineral, the others an area.
    EachWord,
    Inside,
}

/// Something to ask about; a mineral without a stage is asked at its first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Subject {
    Mineral(usize),
    Area(Area),
    Stage(usize, usize),
}

/// How a term is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Any part of it.
    Name,
    /// From its beginning.
    Code,
    /// As a whole: the sign of an element.
    Sign,
}

/// A name or a code of a subject.
#[derive(Debug)]
struct Term<'d> {
    /// Position of the subject.
    of: usize,
    kind: Kind,
    /// In the language of the page, or in every language.
    is_own: bool,
    folded: String,
    /// As it is written; empty for a line of the Harmonized System.
    shown: &'d str,
}

/// A term that was found. The lower the key, the nearer: how near, own language, kind of subject, length, place in the data.
#[derive(Clone, Copy, Debug)]
struct Match {
    key: u32,
    term: usize,
    /// The area beside a mineral.
    with: Option<usize>,
}

impl Match {
    const NEARNESS: u32 = 24;

    fn is_at_most(self, nearness: Nearness) -> bool {
        self.key >> Self::NEARNESS <= nearness as u32
    }
}

/// One line of what was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Keys of the link that ask for it.
    pub keys: String,
    /// What it is called.
    pub title: String,
    /// The word it was found by, where the title does not hold what was typed; else empty.
    pub found_by: String,
}

/// Everything that can be found.
#[derive(Debug)]
pub struct Finder<'d> {
    words: Words<'d>,
    subjects: Vec<Subject>,
    terms: Vec<Term<'d>>,
}

impl<'d> Finder<'d> {
    /// All names and codes of a dataset, for a page in the language of the words.
    #[must_use]
    pub fn new(words: Words<'d>) -> Self {
        let mut finder = Self { words, subjects: Vec::new(), terms: Vec::new() };
        for (at, mineral) in words.dataset.minerals.iter().enumerate() {
            finder.mineral(at, mineral);
        }
        for group in Group::ALL {
            let of = finder.subject(Subject::Area(Area::Group(group)));
            finder.name(of, "any", words.area(Area::Group(group)));
            finder.term(of, Kind::Code, "any", group.code());
            finder.synonyms(of, "area", group.code());
        }
        for (place, country) in words.dataset.places() {
            let of = finder.subject(Subject::Area(Area::Country(place)));
            finder.names(of, &country.name);
            finder.term(of, Kind::Code, "any", &country.code);
            finder.term(of, Kind::Code, "any", &country.iso2);
            finder.synonyms(of, "area", &country.code);
        }
        finder
    }

    fn mineral(&mut self, at: usize, mineral: &'d Mineral) {
        let whole = self.subject(Subject::Mineral(at));
        self.names(whole, &mineral.name);
        self.synonyms(whole, "mineral", &mineral.id);
        for (stage_at, stage) in mineral.stages.iter().enumerate() {
            let mut of = whole;
            // A mineral of one stage is that stage.
            if mineral.stages.len() > 1 {
                of = self.subject(Subject::Stage(at, stage_at));
                for ((lang, mineral), (_, stage)) in each(&mineral.name).into_iter().zip(each(&stage.name)) {
                    let both = [mineral, " ", stage].concat();
                    self.push(of, Kind::Name, lang, fold(&both), stage);
                }
            }
            self.names(of, &stage.name);
            for line in &stage.lines {
                self.push(of, Kind::Code, "any", line.to_string(), "");
            }
            self.synonyms(of, "stage", &[&mineral.id, "/", &stage.id].concat());
        }
    }

    fn subject(&mut self, subject: Subject) -> usize {
        self.subjects.push(subject);
        self.subjects.len() - 1
    }

    fn names(&mut self, of: usize, names: &'d Names) {
        for (lang, name) in each(names) {
            self.name(of, lang, name);
        }
    }

    fn name(&mut self, of: usize, lang: &str, name: &'d str) {
        self.term(of, Kind::Name, lang, name);
        if let Some(folded) = fold_spelt_out(name) {
            self.push(of, Kind::Name, lang, folded, name);
        }
    }

    fn term(&mut self, of: usize, kind: Kind, lang: &str, shown: &'d str) {
        self.push(of, kind, lang, fold(shown), shown);
    }

    fn push(&mut self, of: usize, kind: Kind, lang: &str, folded: String, shown: &'d str) {
        let is_own = lang == "any" || lang == self.words.lang.code();
        if !folded.is_empty() {
            self.terms.push(Term { of, kind, is_own, folded, shown });
        }
    }

    fn synonyms(&mut self, of: usize, what: &str, id: &str) {
        for [_, _, lang, word] in synonyms().filter(|row| row[0] == what && row[1] == id) {
            match lang {
                "sign" => self.term(of, Kind::Sign, "any", word),
                _ => self.name(of, lang, word),
            }
        }
    }

    /// What was meant, the nearest first; nothing where nothing but blanks was typed.
    #[must_use]
    pub fn find(&self, typed: &str) -> Vec<Found> {
        let typed = fold(typed);
        let words: Vec<&str> = typed.split(' ').filter(|word| !word.is_empty()).collect();
        let mut matches = self.matches(&words);
        for at in 1..words.len() {
            if let Some((first, second)) = words.split_at_checked(at) {
                let (first, second) = (self.matches(first), self.matches(second));
                self.pair(&first, &second, &mut matches);
                self.pair(&second, &first, &mut matches);
            }
        }
        ascending(&mut matches, |m| m.key);
        let mut found: Vec<Found> = Vec::new();
        for one in matches {
            let line = self.told(one, &typed);
            // A mineral and its first stage are the same question.
            if found.iter().all(|other| other.keys != line.keys) {
                found.push(line);
            }
        }
        found
    }

    /// Every subject by the nearest of its terms, nearest first.
    fn matches(&self, words: &[&str]) -> Vec<Match> {
        let whole = words.join(" ");
        let mut matches: Vec<Match> = Vec::new();
        let mut last = None;
        for (at, term) in self.terms.iter().enumerate() {
            let Some(nearness) = nearness(term, &whole, words) else { continue };
            let kind = match self.subjects.get(term.of) {
                Some(Subject::Mineral(_)) => 0,
                Some(Subject::Area(_)) => 1,
                _ => 2,
            };
            let foreign = u32::from(!term.is_own);
            let length = term.folded.len().min(0xff) as u32;
            let near = (nearness as u32) << Match::NEARNESS | foreign << 23 | kind << 20;
            let one = Match { key: near | length << 12 | term.of as u32, term: at, with: None };
            // The terms of a subject stand together.
            match matches.last_mut().filter(|_| last == Some(term.of)) {
                Some(best) if best.key <= one.key => {}
                Some(best) => *best = one,
                None => matches.push(one),
            }
            last = Some(term.of);
        }
        ascending(&mut matches, |m| m.key);
        matches
    }

    /// A mineral and an area, each meant by a part of what was typed: the likeliest few of both with each other.
    fn pair(&self, minerals: &[Match], areas: &[Match], pairs: &mut Vec<Match>) {
        let likely = |matches: &[Match], is_area: bool| -> Vec<Match> {
            let meant = |m: &&Match| m.is_at_most(Nearness::StartOfWord) && self.is_area(m.term) == is_area;
            matches.iter().filter(meant).take(PAIRED).copied().collect()
        };
        let areas = likely(areas, true);
        for mineral in likely(minerals, false) {
            for area in &areas {
                let order = (mineral.key >> 4) + (area.key >> 4);
                let key = (Nearness::EachWord as u32) << Match::NEARNESS | 1 << 23 | order >> 3;
                pairs.push(Match { key, term: mineral.term, with: Some(area.term) });
            }
        }
    }

    fn is_area(&self, term: usize) -> bool {
        let of = self.terms.get(term).and_then(|term| self.subjects.get(term.of));
        matches!(of, Some(Subject::Area(_)))
    }

    fn told(&self, one: Match, typed: &str) -> Found {
        let mut told = Found { keys: String::new(), title: String::new(), found_by: String::new() };
        for term in [Some(one.term), one.with].into_iter().flatten().filter_map(|at| self.terms.get(at)) {
            let Some(subject) = self.subjects.get(term.of) else { continue };
            let (keys, title) = self.asked(*subject);
            if !is_told(&fold(&title), typed, &term.folded) {
                append(
                    &mut told.found_by,
                    self.words.text.comma,
                    if term.shown.is_empty() { &term.folded } else { term.shown },
                );
            }
            append(&mut told.keys, "&", &keys);
            append(&mut told.title, " · ", &title);
        }
        told
    }

    /// Keys of the link and title of a subject. A line of the mineral before is none of this one.
    fn asked(&self, subject: Subject) -> (String, String) {
        match subject {
            Subject::Area(area) => {
                let code = self.words.dataset.area_code(area);
                (["f=", code].concat(), self.words.area(area).to_owned())
            }
            Subject::Mineral(at) => self.mineral_asked(at, 0, false),
            Subject::Stage(at, stage) => self.mineral_asked(at, stage, true),
        }
    }

    fn mineral_asked(&self, at: usize, stage: usize, says_stage: bool) -> (String, String) {
        let Some(mineral) = self.words.dataset.minerals.get(at) else { return Default::default() };
        let (id, name) = mineral.stages.get(stage).map_or(("", ""), |s| (&s.id, self.words.name(&s.name)));
        let keys = ["m=", &mineral.id, "&s=", id, "&l="].concat();
        let own = self.words.name(&mineral.name);
        (keys, if says_stage { [own, " · ", name].concat() } else { own.to_owned() })
    }
}

/// Rows of the table of synonyms: what, its id, the language, the word.
fn synonyms() -> impl Iterator<Item = [&'static str; 4]> {
    SYNONYMS.lines().skip(1).filter_map(|line| {
        let mut cells = line.split(',');
        Some([cells.next()?, cells.next()?, cells.next()?, cells.next()?])
    })
}

fn each(names: &Names) -> [(&'static str, &str); 4] {
    [Lang::En, Lang::De, Lang::Fr, Lang::Ja].map(|lang| (lang.code(), names.in_lang(lang)))
}

fn append(text: &mut String, between: &str, more: &str) {
    if !text.is_empty() {
        text.push_str(between);
    }
    text.push_str(more);
}

/// Whether a title says by itself why it was found.
fn is_told(title: &str, typed: &str, term: &str) -> bool {
    holds(title, typed, false) || holds(title, term, false)
}

/// How near a term is to what was typed, as a whole and by its words; `None` where it is something else.
fn nearness(term: &Term<'_>, whole: &str, words: &[&str]) -> Option<Nearness> {
    let name = term.folded.as_str();
    let starts = name.starts_with(whole);
    match term.kind {
        _ if whole.is_empty() => None,
        _ if name == whole => Some(Nearness::Exact),
        Kind::Sign => None,
        Kind::Code => starts.then_some(Nearness::StartOfWord),
        Kind::Name if starts => Some(Nearness::Start),
        Kind::Name if holds(name, whole, true) => Some(Nearness::StartOfWord),
        Kind::Name if words.len() > 1 => {
            let each = words.iter().all(|word| holds(name, word, word.len() < 3));
            each.then_some(Nearness::EachWord)
        }
        // A letter or two are inside of nearly every name.
        Kind::Name => {
            let enough = if term.is_own { 1 } else { 3 };
            (whole.len() > enough && holds(name, whole, false)).then_some(Nearness::Inside)
        }
    }
}

/// Whether a name holds a part, anywhere or where one of its words begins. The standard library's search is made for long
/// texts and weighs more than these loops.
fn holds(name: &str, part: &str, at_a_word: bool) -> bool {
    let mut before = b' ';
    for (at, letter) in name.bytes().enumerate() {
        let is_here = name.as_bytes().get(at..).is_some_and(|rest| rest.starts_with(part.as_bytes()));
        if is_here && (!at_a_word || before == b' ') {
            return true;
        }
        before = letter;
    }
    false
}
