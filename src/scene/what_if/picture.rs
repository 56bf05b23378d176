//! The picture of a what-if: what falls away, what steps in, who stays short, and the sites of deals.
//! Knows what differs from the picture of the trade; places marks with the same means.

use super::WhatIf;
use crate::analysis::order::{ascending, largest_first};
use crate::analysis::trade::Flow;
use crate::analysis::{Interval, china_set, is_in};
use crate::geo::MapPoint;
use crate::geo::arc;
use crate::model::{Area, Place};
use crate::query::Notice;
use crate::scene::label::beside;
use crate::scene::legend::Sample;
use crate::scene::named::names;
use crate::scene::place::{Drawn, Sizes, flow_marks, is_quiet, land, place, traders};
use crate::scene::{Frame, Ground, Scene, SiteKind, Tone};
use crate::text::fill;

/// Flows that step in and are given their amount, at most.
const AMOUNTS: usize = 6;

/// A link before and after.
#[derive(Clone, Copy)]
struct Link {
    from: Place,
    to: Place,
    before: f64,
    after: f64,
}

impl Link {
    fn most(&self) -> f64 {
        self.before.max(self.after)
    }

    /// By more than the last digits of a sum.
    fn is_changed(&self) -> bool {
        (self.before - self.after).abs() > self.most() * 1e-9
    }

    fn grows(&self) -> bool {
        self.is_changed() && self.after > self.before
    }

    fn flow(&self, amount: f64) -> Flow {
        Flow { from: self.from, to: self.to, amount }
    }
}

impl WhatIf<'_> {
    /// The picture. `asked` are the notices that came with the link; `inventory` adds the sites of the inventory.
    #[must_use]
    pub fn picture(&self, ground: &Ground, asked: &[Notice], inventory: bool, frame: Frame) -> Scene {
        let (dataset, query, answer) = (self.dataset, self.query, self.answer);
        let mut scene = place(ground, &self.words, dataset, query, &answer.before, asked, frame);
        scene.sites = self.sites(ground, inventory);
        self.sites_in_legend(&mut scene);
        scene.notes.splice(0..0, self.cautions());
        if !answer.is_changed() {
            self.name(&mut scene);
            return scene;
        }
        let china = china_set(dataset, query);
        let mut after = traders(dataset, query, answer.last());
        for (after, before) in after.iter_mut().zip(traders(dataset, query, &answer.before)) {
            // Who bought from China alone buys nothing any more: nothing of it from China.
            if before.imports > 0.0 && after.imports <= 0.0 {
                after.share = Some(Interval::exact(0.0));
            }
        }
        scene.land = land(ground, dataset, &after, &china);
        for node in &mut scene.nodes {
            let Some(place) = dataset.place(&node.code) else { continue };
            node.share = after.get(place.index()).and_then(|t| t.share).filter(|_| node.share.is_some());
            if let Some(share) = node.share.filter(|_| !node.is_china) {
                let values = [("share", &*self.words.interval(share)), ("China", &*self.china())];
                node.tip.push(fill(self.text.tip_after, &values));
            }
            let short = answer.scenario.as_ref().and_then(|s| s.importers.iter().find(|i| i.place == place));
            if let Some((short, share)) = short.and_then(|s| Some((s, s.unmet_share.filter(|u| *u > 0.0)?))) {
                node.short = Some(share);
                let values = [("amount", &*self.amount(short.unmet)), ("share", &*self.words.share(share))];
                node.tip.push(fill(self.text.tip_short, &values));
            }
        }
        let sizes = Sizes::of(frame);
        let links = self.links();
        let largest = links.iter().map(Link::most).fold(0.0, f64::max);
        let drawn = self.drawn(&links, &china);
        scene.flows = flow_marks(ground, dataset, drawn, largest, &scene.nodes, &sizes);
        self.name(&mut scene);
        // What lies behind a share is told of the trade of the year alone.
        for label in &mut scene.labels {
            label.claim.clear();
        }
        self.amounts(ground, &links, &mut scene);
        scene.finding = self.finding();
        scene.figures = self.figures();
        scene.description = self.description(&links);
        self.changes_in_legend(&links, &mut scene);
        scene
    }

    /// Names anew, off the sites and with the shares of the nodes as they are now.
    fn name(&self, scene: &mut Scene) {
        scene.labels = names(&self.words, self.dataset, self.query, scene);
    }

    fn china(&self) -> String {
        self.words.china(self.query.china)
    }

    /// The links that are drawn, most important first: those of the focus, changed ones, the large ones.
    fn links(&self) -> Vec<Link> {
        let mut cells: Vec<(Flow, bool)> = self.answer.before.flows.iter().map(|f| (*f, false)).collect();
        cells.extend(self.answer.last().flows.iter().map(|f| (*f, true)));
        ascending(&mut cells, |(f, _)| f.ends());
        let mut links: Vec<Link> = cells
            .chunk_by(|a, b| a.0.ends() == b.0.ends())
            .filter_map(|same| {
                let of = |is_after: bool| same.iter().find(|c| c.1 == is_after).map_or(0.0, |c| c.0.amount);
                let flow = same.first()?.0;
                Some(Link { from: flow.from, to: flow.to, before: of(false), after: of(true) })
            })
            .collect();
        largest_first(&mut links, |l| (l.most(), l.flow(0.0).ends()));
        let touches = |l: &Link| {
            self.query.focus.is_some_and(|a| is_in(self.dataset, l.from, a) || is_in(self.dataset, l.to, a))
        };
        let rank = |l: &Link| u32::from(!touches(l)) * 2 + u32::from(!l.is_changed());
        // The sort keeps the order by size within a rank.
        let mut ranked: Vec<Vec<Link>> = vec![Vec::new(); 4];
        for link in links {
            if let Some(of) = ranked.get_mut(rank(&link) as usize) {
                of.push(link);
            }
        }
        let mut links: Vec<Link> = ranked.concat();
        links.truncate(self.query.top.limit());
        links
    }

    /// What of each link is drawn, large ones below small ones: what is lost below what is left, what is new below what
    /// was there.
    fn drawn(&self, links: &[Link], china: &[Place]) -> Vec<Drawn> {
        let mut ordered = links.to_vec();
        largest_first(&mut ordered, |l| (l.most(), l.flow(0.0).ends()));
        let mut drawn: Vec<Drawn> = Vec::new();
        for link in &ordered {
            let own = if china.contains(&link.from) { Tone::China } else { Tone::Other };
            let quiet = is_quiet(self.dataset, self.query, &link.flow(0.0));
            let tip = self.tip(link);
            let mut draw = |amount: f64, tone: Tone| {
                if amount > 0.0 {
                    drawn.push(Drawn { flow: link.flow(amount), tone, quiet, tip: tip.clone() });
                }
            };
            match (link.is_changed(), link.grows()) {
                (true, true) => {
                    draw(link.after, Tone::StepsIn);
                    draw(link.before, own);
                }
                (true, false) => {
                    draw(link.before, Tone::Lost);
                    draw(link.after, own);
                }
                _ => draw(link.before, own),
            }
        }
        let (mut quiet, loud): (Vec<Drawn>, Vec<Drawn>) = drawn.into_iter().partition(|d| d.quiet);
        quiet.extend(loud);
        quiet
    }

    fn tip(&self, link: &Link) -> String {
        let unit = self.unit();
        if !link.is_changed() {
            return self.words.flow(link.from, link.to, unit, link.before);
        }
        let [before, after] = [link.before, link.after].map(|a| self.words.amount(unit, a));
        let pattern = if link.before > 0.0 { self.text.tip_change } else { self.text.tip_new };
        let amounts = fill(pattern, &[("before", &before), ("after", &after)]);
        [self.country(link.from), " → ", self.country(link.to), self.words.text.colon, &amounts].concat()
    }

    /// The amounts beside the largest flows that step in.
    fn amounts(&self, ground: &Ground, links: &[Link], scene: &mut Scene) {
        let mut growing: Vec<&Link> = links.iter().filter(|l| l.grows()).collect();
        largest_first(&mut growing, |l| (l.after - l.before, l.flow(0.0).ends()));
        let at = |place: Place| Some(ground.nodes.get(place.index()).copied().flatten()?.0);
        let middle = |l: &Link| -> Option<MapPoint> {
            let curves = arc::flow(&ground.projection, at(l.from)?, at(l.to)?);
            let long = |c: &arc::Curve| c.start.distance(c.end);
            let longest = curves.iter().reduce(|a, b| if long(b) > long(a) { b } else { a })?;
            Some(longest.at(0.5))
        };
        let gain = |l: &Link| l.after - l.before;
        let least = growing.first().map_or(0.0, |l| gain(l)) / 100.0;
        let notes: Vec<(MapPoint, String)> = growing
            .iter()
            .filter(|l| gain(l) >= least)
            .filter_map(|l| Some((middle(l)?, ["+", &self.amount(gain(l))].concat())))
            .collect();
        beside(&mut scene.labels, &notes, AMOUNTS, scene.frame);
    }

    fn description(&self, links: &[Link]) -> String {
        let count = |of: &dyn Fn(&&Link) -> bool| links.iter().filter(of).count().to_string();
        let mut new: Vec<&Link> = links.iter().filter(|l| l.grows()).collect();
        largest_first(&mut new, |l| (l.after - l.before, l.flow(0.0).ends()));
        let flows: Vec<String> = new.iter().take(3).map(|l| self.tip(l)).collect();
        let flows =
            if flows.is_empty() { self.text.none.to_owned() } else { flows.join(self.words.text.semicolon) };
        let goods = self.words.goods(self.query);
        let year = self.query.year.to_string();
        let values = [
            ("bar", &*self.supposed()),
            ("count", &*links.len().to_string()),
            ("goods", &*goods),
            ("year", &*year),
            ("lost", &*count(&|l| l.is_changed() && !l.grows())),
            ("new", &*count(&|l| l.grows())),
            ("flows", &*flows),
        ];
        fill(self.text.map_desc, &values)
    }

    fn changes_in_legend(&self, links: &[Link], scene: &mut Scene) {
        let t = self.text;
        let mut samples = Vec::new();
        if links.iter().any(|l| l.is_changed() && !l.grows()) {
            samples.push((Sample::Lost, t.legend_lost.to_owned()));
        }
        if links.iter().any(Link::grows) {
            samples.push((Sample::StepsIn, t.legend_steps_in.to_owned()));
        }
        if scene.nodes.iter().any(|n| n.short.is_some()) {
            samples.push((Sample::Short, t.legend_short.to_owned()));
        }
        samples.append(&mut scene.legend.more);
        scene.legend.more = samples;
    }

    fn sites_in_legend(&self, scene: &mut Scene) {
        let t = self.text;
        let kinds = [
            (SiteKind::Initiative, t.legend_initiative),
            (SiteKind::DealOn, t.legend_deal_on),
            (SiteKind::Inventory, t.legend_inventory),
        ];
        let shown = kinds.iter().filter(|(kind, _)| scene.sites.iter().any(|s| s.kind == *kind));
        scene.legend.more = shown.map(|(kind, text)| (Sample::Site(*kind), (*text).to_owned())).collect();
    }

    /// Whether an area is China or trades with it no more: for tables.
    #[must_use]
    pub fn is_country_of_china(&self, place: Place) -> bool {
        self.is_china(Area::Country(place))
    }
}
