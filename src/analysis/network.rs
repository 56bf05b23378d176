//! The largest flow through a network, and among the largest one of least cost.
//! Knows arcs, capacities and whole-number costs; does not know what flows.
//!
//! Shortest augmenting paths by cost, then by number of arcs, a whole layer at once: Dinic 1970 for the layers, the
//! primal-dual method of Ford and Fulkerson 1962 for the costs. Every choice goes by the order of the arcs, so a run
//! repeats itself exactly.

/// Capacities below this part of the scale count as none.
const NOTHING: f64 = 1e-12;
/// More than the arcs of any path, so that cost decides before length.
const COST: i64 = 1 << 20;

/// A network with nodes by number.
#[derive(Clone, Debug)]
pub struct Network {
    to: Vec<usize>,
    left: Vec<f64>,
    cost: Vec<i64>,
    arcs: Vec<Vec<usize>>,
    nothing: f64,
}

impl Network {
    /// A network of `nodes` nodes whose amounts are of the order of `scale`.
    #[must_use]
    pub fn new(nodes: usize, scale: f64) -> Self {
        Self {
            to: Vec::new(),
            left: Vec::new(),
            cost: Vec::new(),
            arcs: vec![Vec::new(); nodes],
            nothing: scale * NOTHING,
        }
    }

    /// Adds an arc; returns its number.
    pub fn add(&mut self, from: usize, to: usize, capacity: f64, cost: i64) -> usize {
        let arc = self.to.len();
        for (end, start, left, cost) in [(to, from, capacity, cost), (from, to, 0.0, -cost)] {
            if let Some(arcs) = self.arcs.get_mut(start) {
                arcs.push(self.to.len());
            }
            self.to.push(end);
            self.left.push(left);
            self.cost.push(cost);
        }
        arc
    }

    /// Gives an arc another capacity and takes its flow away.
    pub fn set(&mut self, arc: usize, capacity: f64) {
        for (at, left) in [(arc, capacity), (arc + 1, 0.0)] {
            if let Some(cell) = self.left.get_mut(at) {
                *cell = left;
            }
        }
    }

    /// What flows through an arc.
    #[must_use]
    pub fn flow(&self, arc: usize) -> f64 {
        self.left.get(arc + 1).copied().unwrap_or(0.0)
    }

    /// Sends as much as possible from one node to another, by least cost where `by_cost`; returns how much.
    pub fn send(&mut self, source: usize, sink: usize, by_cost: bool) -> f64 {
        let mut sent = 0.0;
        loop {
            let far = self.distances(source, by_cost);
            if far.get(sink).copied().flatten().is_none() {
                return sent;
            }
            let mut next = vec![0; self.arcs.len()];
            loop {
                let part = self.push(source, sink, f64::INFINITY, &far, &mut next, by_cost);
                if part <= self.nothing {
                    break;
                }
                sent += part;
            }
        }
    }

    /// Nodes that could still be sent more.
    #[must_use]
    pub fn reachable(&self, source: usize) -> Vec<bool> {
        self.distances(source, false).iter().map(Option::is_some).collect()
    }

    fn length(&self, arc: usize, by_cost: bool) -> i64 {
        let cost = if by_cost { self.cost.get(arc).copied().unwrap_or(0) } else { 0 };
        cost * COST + 1
    }

    fn is_open(&self, arc: usize) -> bool {
        self.left.get(arc).is_some_and(|left| *left > self.nothing)
    }

    fn distances(&self, source: usize, by_cost: bool) -> Vec<Option<i64>> {
        let mut far: Vec<Option<i64>> = vec![None; self.arcs.len()];
        if let Some(start) = far.get_mut(source) {
            *start = Some(0);
        }
        let mut waiting = std::collections::VecDeque::from([source]);
        let mut is_waiting = vec![false; self.arcs.len()];
        while let Some(node) = waiting.pop_front() {
            if let Some(flag) = is_waiting.get_mut(node) {
                *flag = false;
            }
            let (Some(arcs), Some(own)) = (self.arcs.get(node), far.get(node).copied().flatten()) else {
                continue;
            };
            for arc in arcs.iter().copied().filter(|arc| self.is_open(*arc)) {
                let Some(to) = self.to.get(arc).copied() else { continue };
                let through = own + self.length(arc, by_cost);
                let Some(known) = far.get_mut(to) else { continue };
                if known.is_none_or(|known| through < known) {
                    *known = Some(through);
                    if let Some(flag) = is_waiting.get_mut(to).filter(|flag| !**flag) {
                        *flag = true;
                        waiting.push_back(to);
                    }
                }
            }
        }
        far
    }

    /// Pushes up to `most` from a node along arcs that lead on by exactly their length.
    fn push(
        &mut self,
        node: usize,
        sink: usize,
        most: f64,
        far: &[Option<i64>],
        next: &mut [usize],
        by_cost: bool,
    ) -> f64 {
        if node == sink {
            return most;
        }
        let Some(own) = far.get(node).copied().flatten() else { return 0.0 };
        while let Some(arc) = self.arcs.get(node).and_then(|a| a.get(next.get(node).copied()?)).copied() {
            let to = self.to.get(arc).copied().unwrap_or(node);
            let leads_on = far.get(to).copied().flatten() == Some(own + self.length(arc, by_cost));
            if leads_on && self.is_open(arc) {
                let left = self.left.get(arc).copied().unwrap_or(0.0);
                let sent = self.push(to, sink, most.min(left), far, next, by_cost);
                if sent > self.nothing {
                    for (at, change) in [(arc, -sent), (arc ^ 1, sent)] {
                        if let Some(cell) = self.left.get_mut(at) {
                            *cell = (*cell + change).max(0.0);
                        }
                    }
                    return sent;
                }
            }
            if let Some(at) = next.get_mut(node) {
                *at += 1;
            }
        }
        0.0
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
            network.add(from, to, capacity, 0);
        }
        assert!((network.send(0, 3, false) - 5.0).abs() < 1e-12);
        assert_eq!(network.reachable(0), [true, false, false, false]);
    }

    #[test]
    fn the_cheap_way_first_and_back_where_that_helps() {
        // Two sources of one: a can serve x cheaply or y, b only x. Both are served, and b takes x although it costs.
        let mut network = Network::new(6, 1.0);
        network.add(0, 1, 1.0, 0);
        network.add(0, 2, 1.0, 0);
        let cheap = network.add(1, 3, 1.0, 0);
        let to_y = network.add(1, 4, 1.0, 1);
        let dear = network.add(2, 3, 1.0, 1);
        network.add(3, 5, 1.0, 0);
        network.add(4, 5, 1.0, 0);
        assert!((network.send(0, 5, true) - 2.0).abs() < 1e-12);
        let flows = [cheap, to_y, dear].map(|arc| network.flow(arc).round() as i64);
        assert_eq!(flows, [0, 1, 1]);
    }
}
