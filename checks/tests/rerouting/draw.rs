//! Questions of an export stop, drawn at random from a seed, as links and as the raw files answer them.
//! Knows the keys of the contract's links; does not know the map.

use checks::answer::{China, Recomputed};
use checks::caps::Caps;
use checks::groups::Groups;
use checks::stop::Counted;
use checks::trade::Unit;

/// One question.
#[derive(Debug, Clone)]
pub struct Question {
    stage: usize,
    year: u16,
    unit: Unit,
    china: China,
    pub line: Option<String>,
    /// A country or a group.
    pub focus: Option<String>,
    stop: u64,
    /// Who is cut off, countries and groups; empty is all.
    pub to: Vec<String>,
    pub reroute: bool,
    /// Per cent; `None` leaves the key out, which asks for 10.
    spare: Option<u64>,
    /// Per cent; `None` leaves the key out, which asks for 50.
    grow: Option<u64>,
}

impl Question {
    /// Any question about a stage and year with complete rows, drawn until there is one.
    pub fn draw(random: &mut Random, of: &Recomputed, groups: &Groups) -> Self {
        loop {
            let question = Self::draw_any(random, of, groups);
            if let Ok(Some(_)) = of.trade(question.stage, question.year, None) {
                return question;
            }
        }
    }

    fn draw_any(random: &mut Random, of: &Recomputed, groups: &Groups) -> Self {
        let stage = random.below(of.stages.len() as u64) as usize;
        let is_recent = of.stages[stage].revision == "HS17" || random.is_one_in(3);
        let year = if is_recent { random.pick(&[2022, 2024]) } else { 1995 + random.below(30) as u16 };
        let china = random.pick(&[China::Mainland, China::WithHongKong]);
        let lines = &of.stages[stage].lines;
        let codes: Vec<&str> = groups.codes().collect();
        let buyers = buyers(of, stage, year, china);
        let area = |random: &mut Random| -> String {
            if buyers.is_empty() || random.is_one_in(3) { random.pick(&codes) } else { random.pick(&buyers) }
                .to_owned()
        };
        let to = if random.is_one_in(3) { 0 } else { 1 + random.below(4) };
        let to: Vec<String> = (0..to).map(|_| area(random)).collect();
        Self {
            stage,
            year,
            unit: random.pick(&[Unit::Dollars, Unit::Tonnes]),
            china,
            line: random.is_one_in(4).then(|| random.pick(lines)),
            focus: random.is_one_in(3).then(|| area(random)),
            stop: if random.is_one_in(4) { 100 } else { 1 + random.below(100) },
            to,
            reroute: !random.is_one_in(12),
            spare: (!random.is_one_in(6)).then(|| random.mostly_small(60)),
            grow: (!random.is_one_in(6)).then(|| random.mostly_small(200)),
        }
    }

    /// The question as a link.
    pub fn link(&self, of: &Recomputed) -> String {
        let (stage, unit, china) = (&of.stages[self.stage], self.unit.code(), self.china.code());
        let mut link = format!("m={}&s={}&y={}&u={unit}&cn={china}", stage.mineral, stage.stage, self.year);
        let mut put = |key: &str, value: Option<String>| {
            if let Some(value) = value {
                link += &format!("&{key}={value}");
            }
        };
        put("l", self.line.clone());
        put("f", self.focus.clone());
        put("stop", Some(self.stop.to_string()));
        put("to", (!self.to.is_empty()).then(|| self.to.join(",")));
        put("reroute", self.reroute.then(|| "1".to_owned()));
        put("spare", self.spare.map(|percent| percent.to_string()));
        put("grow", self.grow.map(|percent| percent.to_string()));
        link
    }

    /// What the raw files say of it.
    pub fn recompute(&self, of: &Recomputed, groups: &Groups) -> Expected {
        let trade = of.trade(self.stage, self.year, self.line.as_deref()).unwrap().expect("complete rows");
        let unit = trade.unit(self.unit);
        let group = self.focus.as_deref().and_then(|code| groups.members(code)).unwrap_or_default();
        let counted = Counted::of(&trade, unit, &of.members(self.china), group);
        let named = |code: &String| groups.named(code, &of.places).expect("a country or a group");
        let to: Vec<usize> = self.to.iter().flat_map(named).collect();
        let shortfall = counted.shortfall(self.stop as f64, (!self.to.is_empty()).then_some(&to[..]));
        let (spare, grow) = (self.spare.unwrap_or(10) as f64, self.grow.unwrap_or(50) as f64);
        let caps =
            if self.reroute { Caps::new(&counted, &shortfall, spare, grow) } else { Caps::none(&shortfall) };
        // Output is that of the whole stage.
        let is_whole = self.line.is_none() || of.stages[self.stage].lines.len() == 1;
        let output = of.output(self.stage, self.year, if is_whole { unit } else { Unit::Dollars });
        Expected { unit, caps, bought: counted.imports(), used: counted.used(&output) }
    }
}

/// What the raw files say of a question.
pub struct Expected {
    pub unit: Unit,
    /// What everybody loses, and what bounds the rerouting.
    pub caps: Caps,
    /// What everybody buys.
    pub bought: Vec<f64>,
    /// What everybody uses.
    pub used: Vec<f64>,
}

/// Codes of those who buy from China, so that most of those who are cut off have something to lose.
fn buyers(of: &Recomputed, stage: usize, year: u16, china: China) -> Vec<&str> {
    let members = of.members(china);
    let trade = of.trade(stage, year, None).ok().flatten();
    let flows = trade.iter().flat_map(|trade| trade.counted(Unit::Dollars, &members));
    let mut buyers: Vec<&str> =
        flows.filter(|(from, ..)| members[*from]).map(|(_, to, _)| of.places.id(to)).collect();
    buyers.sort_unstable();
    buyers.dedup();
    buyers
}

/// Numbers that look random and are the same on every run (SplitMix64).
pub struct Random(pub u64);

impl Random {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % n
    }

    /// From none to `most`; every other time from the lowest sixth.
    fn mostly_small(&mut self, most: u64) -> u64 {
        let most = if self.is_one_in(2) { most } else { most / 6 };
        self.below(most + 1)
    }

    fn is_one_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }

    fn pick<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.below(of.len() as u64) as usize].clone()
    }
}
