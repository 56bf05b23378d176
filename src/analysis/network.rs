//! The largest flow through a network, and among the largest one that pays least.
//! Knows nodes in order, capacities and which arcs cost one a unit; does not know what flows.
//!
//! Shortest augmenting paths, a whole layer at once (Dinic 1970). What is open is kept as one set a node, so that a
//! search costs a few words a node however many arcs there are. Least cost is primal-dual (Ford and Fulkerson 1962): as
//! much as can flow at today's prices, then the nodes that were not reached become dearer by one. Every choice goes by
//! the numbers of the nodes, so a run repeats itself exactly.

use super::set::Set;

/// Capacities below this part of the scale count as none.
const NOTHING: f64 = 1e-12;

/// A network whose arcs lead from a smaller node to a larger one, the first node being the source, the last the sink.
#[derive(Clone, Debug)]
pub struct Network {
    nodes: usize,
    nothing: f64,
    /// What an arc can still take, by start and end; against the arc, what flows through it.
    left: Vec<f64>,
    /// Where a node can send more.
    open: Vec<Set>,
    /// Ends of the one arc of a node that costs; on both sides of it.
    dear: Vec<Option<usize>>,
}

impl Network {
    /// A network without arcs whose amounts are of the order of `scale`. At most [`Set::LIMIT`] nodes.
    #[must_use]
    pub fn new(nodes: usize, scale: f64) -> Self {
        Self {
            nodes,
            nothing: scale * NOTHING,
            left: vec![0.0; nodes * nodes],
            open: vec![Set::default(); nodes],
            dear: vec![None; nodes],
        }
    }

    /// Adds an arc.
    pub fn add(&mut self, from: usize, to: usize, capacity: f64) {
        self.change(from, to, capacity);
    }

    /// Adds an arc that costs one a unit; a node can have one.
    pub fn add_dear(&mut self, from: usize, to: usize, capacity: f64) {
        self.add(from, to, capacity);
        for (end, other) in [(from, to), (to, from)] {
            if let Some(cell) = self.dear.get_mut(end) {
                *cell = Some(other);
            }
        }
    }

    /// What flows through an arc.
    #[must_use]
    pub fn flow(&self, from: usize, to: usize) -> f64 {
        self.left(to, from)
    }

    /// Gives the arc from a node to the sink another capacity. What flows beyond it is taken back all the way.
    pub fn narrow(&mut self, node: usize, capacity: f64) {
        let sink = self.nodes - 1;
        let mut beyond = self.flow(node, sink) - capacity;
        while beyond > self.nothing {
            let back = self.way_back(node);
            let part = back.windows(2).fold(beyond, |part, arc| match arc {
                [end, start] => part.min(self.left(*end, *start)),
                _ => part,
            });
            if back.len() < 2 {
                break;
            }
            back.windows(2).for_each(|arc| {
                if let [end, start] = arc {
                    self.turn(*end, *start, part);
                }
            });
            self.turn(sink, node, part);
            beyond -= part;
        }
        let left = (capacity - self.flow(node, sink)).max(0.0) - self.left(node, sink);
        self.change(node, sink, left);
    }

    /// Sends as much as possible from the source to the sink; returns the nodes that could still be sent more.
    pub fn send(&mut self) -> Set {
        self.send_at(None)
    }

    /// Sends as much as possible at the least cost.
    pub fn send_cheaply(&mut self) {
        let mut prices = Prices::new(self.nodes);
        // A path pays for an arc once, so no price can pass the number of nodes.
        for _ in 0..self.nodes {
            let reached = self.send_at(Some(&prices));
            let is_done = !self.search(None).last().is_some_and(|layer| layer.has(self.nodes - 1));
            if is_done {
                break;
            }
            prices.rise(&reached);
        }
    }

    fn send_at(&mut self, prices: Option<&Prices>) -> Set {
        let sink = self.nodes - 1;
        loop {
            let mut layers = self.search(prices);
            if !layers.last().is_some_and(|layer| layer.has(sink)) {
                return layers.iter().fold(Set::default(), |all, layer| all.or(layer));
            }
            layers.reverse();
            self.push(0, f64::INFINITY, &mut layers, prices);
        }
    }

    /// The nodes by their distance from the source, up to the sink or as far as can be reached.
    fn search(&self, prices: Option<&Prices>) -> Vec<Set> {
        let sink = self.nodes - 1;
        let mut layers = Vec::new();
        let (mut layer, mut seen) = (Set::default(), Set::default());
        layer.insert(0);
        while layer.first().is_some() {
            seen = seen.or(&layer);
            layers.push(layer);
            if layer.has(sink) {
                break;
            }
            let next = layer.iter().fold(Set::default(), |next, node| next.or(&self.ahead(node, prices)));
            layer = next.without(&seen);
        }
        layers
    }

    /// Where a node can send more without paying above its price.
    fn ahead(&self, node: usize, prices: Option<&Prices>) -> Set {
        let open = self.open.get(node).copied().unwrap_or_default();
        match prices {
            Some(prices) => prices.fair(node, open, self.dear.get(node).copied().flatten()),
            None => open,
        }
    }

    /// Pushes up to `most` from a node of the last of `layers` towards the first, which holds the sink.
    /// A node that cannot pass on all it could be sent leaves its layer.
    fn push(&mut self, node: usize, most: f64, layers: &mut [Set], prices: Option<&Prices>) -> f64 {
        if node == self.nodes - 1 {
            return most;
        }
        let Some((_, ahead)) = layers.split_last_mut() else { return 0.0 };
        let mut sent = 0.0;
        while most - sent > self.nothing {
            let next = ahead.last().and_then(|layer| self.ahead(node, prices).first_in(layer));
            let Some(next) = next else { break };
            let asked = (most - sent).min(self.left(node, next));
            let part = self.push(next, asked, ahead, prices);
            self.turn(node, next, part);
            sent += part;
            if let Some(layer) = ahead.last_mut().filter(|_| asked - part > self.nothing) {
                layer.remove(next);
            }
        }
        sent
    }

    /// The nodes from one back to the source along what flows.
    fn way_back(&self, node: usize) -> Vec<usize> {
        let mut way = vec![node];
        let mut at = node;
        while let Some(before) = self.open.get(at).and_then(Set::first).filter(|before| *before < at) {
            way.push(before);
            at = before;
        }
        way
    }

    /// Uses up capacity in one direction, which frees it in the other.
    fn turn(&mut self, from: usize, to: usize, amount: f64) {
        self.change(from, to, -amount);
        self.change(to, from, amount);
    }

    fn change(&mut self, from: usize, to: usize, by: f64) {
        let (Some(left), Some(open)) = (self.left.get_mut(from * self.nodes + to), self.open.get_mut(from))
        else {
            return;
        };
        *left = (*left + by).max(0.0);
        if *left > self.nothing { open.insert(to) } else { open.remove(to) }
    }

    fn left(&self, from: usize, to: usize) -> f64 {
        self.left.get(from * self.nodes + to).copied().unwrap_or(0.0)
    }
}

/// What a unit has cost on its way to a node: the nodes of each price, from none upwards.
struct Prices(Vec<Set>);

impl Prices {
    fn new(nodes: usize) -> Self {
        let mut all = Set::default();
        (0..nodes).for_each(|node| all.insert(node));
        Self(vec![all])
    }

    /// Which of the open arcs of a node lead on at no loss: to nodes of its own price, by its dear arc to one dearer.
    fn fair(&self, node: usize, open: Set, dear: Option<usize>) -> Set {
        let price = self.0.iter().position(|nodes| nodes.has(node));
        let at =
            |price: Option<usize>| price.and_then(|price| self.0.get(price)).copied().unwrap_or_default();
        let mut fair = open.and(&at(price));
        if let Some(other) = dear {
            // Against a dear arc its cost comes back.
            let expected = price.and_then(|p| if other > node { Some(p + 1) } else { p.checked_sub(1) });
            fair.remove(other);
            if open.has(other) && at(expected).has(other) {
                fair.insert(other);
            }
        }
        fair
    }

    /// The nodes that were not reached become dearer by one.
    fn rise(&mut self, reached: &Set) {
        let mut risen = Set::default();
        for nodes in &mut self.0 {
            let stay = nodes.and(reached).or(&risen);
            risen = nodes.without(reached);
            *nodes = stay;
        }
        self.0.push(risen);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_much_as_the_narrowest_cut() {
        // 0 → 1 (3), 0 → 2 (2), 1 → 2 (5), 1 → 3 (2), 2 → 3 (3): the cut before 3 lets 5 through.
        let mut network = Network::new(4, 1.0);
        for (from, to, capacity) in [(0, 1, 3.0), (0, 2, 2.0), (1, 2, 5.0), (1, 3, 2.0), (2, 3, 3.0)] {
            network.add(from, to, capacity);
        }
        let reached = network.send();
        assert!((network.flow(1, 3) + network.flow(2, 3) - 5.0).abs() < 1e-12);
        assert_eq!(reached.iter().collect::<Vec<_>>(), [0]);
        // With one unit less let through at 2, 2 gives back one, and can be sent more again.
        network.narrow(2, 2.0);
        assert!((network.flow(0, 1) + network.flow(0, 2) - 4.0).abs() < 1e-12);
        assert_eq!(network.send().iter().collect::<Vec<_>>(), [0, 1, 2]);
    }

    #[test]
    fn the_cheap_way_first_and_back_where_that_helps() {
        // Two exporters of one: 1 can serve 5 cheaply, or 6 by way of 3, which costs; 2 only 5, by way of 4, which costs.
        // Both are served, and 2 serves 5 although it costs.
        let mut network = Network::new(8, 1.0);
        network.add(0, 1, 1.0);
        network.add(0, 2, 1.0);
        network.add_dear(1, 3, 1.0);
        network.add_dear(2, 4, 1.0);
        for (from, to) in [(1, 5), (3, 6), (4, 5), (5, 7), (6, 7)] {
            network.add(from, to, 1.0);
        }
        network.send_cheaply();
        let flows = [(1, 5), (3, 6), (4, 5)].map(|(from, to)| network.flow(from, to).round() as i64);
        assert_eq!(flows, [0, 1, 1]);
    }
}
