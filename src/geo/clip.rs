//! Cuts rings and lines at two meridians, in degrees from the map's middle, and breaks long edges.
//! Knows the plane of degrees only; does not know the projection or countries.

/// Half of the window: what lies further than this from the map's middle is drawn on the other side.
pub(super) const EDGE_DEG: f64 = 180.0;
/// Longer edges are broken, because a straight line in degrees is a curve on the map.
const STEP_DEG: f64 = 2.0;

/// Degrees east of some meridian and north of the equator.
pub(super) type Degrees = (f64, f64);

/// The part of a closed ring inside the window. A ring that leaves it runs along the cut, where its edges are broken.
pub(super) fn ring(points: &[Degrees]) -> Vec<Degrees> {
    let west = cut_ring(points, -EDGE_DEG, |lon| lon >= -EDGE_DEG);
    follow_cut(&cut_ring(&west, EDGE_DEG, |lon| lon <= EDGE_DEG))
}

/// The parts of an open line inside the window.
pub(super) fn line(points: &[Degrees]) -> Vec<Vec<Degrees>> {
    let mut parts = Vec::new();
    let mut part: Vec<Degrees> = Vec::new();
    for edge in points.windows(2) {
        let Some((from, to)) = cut_edge(edge[0], edge[1]) else { continue };
        if part.last() != Some(&from) {
            parts.push(std::mem::replace(&mut part, vec![from]));
        }
        part.push(to);
    }
    parts.push(part);
    parts.retain(|part| part.len() > 1);
    parts
}

/// A line whose edges are at most [`STEP_DEG`] long, but for those along a parallel, which is straight on the map.
pub(super) fn broken(points: &[Degrees]) -> Vec<Degrees> {
    let mut out: Vec<Degrees> = points.first().copied().into_iter().collect();
    for edge in points.windows(2) {
        let ((lon, lat), (to_lon, to_lat)) = (edge[0], edge[1]);
        let (east, north) = (to_lon - lon, to_lat - lat);
        let is_parallel = north.abs() < 1e-9;
        let steps = if is_parallel { 1.0 } else { (east.abs().max(north.abs()) / STEP_DEG).ceil().max(1.0) };
        for step in 1..steps as u32 {
            let share = f64::from(step) / steps;
            out.push((lon + east * share, lat + north * share));
        }
        out.push(edge[1]);
    }
    out
}

/// Sutherland and Hodgman 1974: the part of a ring on one side of a meridian.
fn cut_ring(points: &[Degrees], meridian: f64, is_inside: impl Fn(f64) -> bool) -> Vec<Degrees> {
    let mut out = Vec::with_capacity(points.len() + 4);
    let Some(&last) = points.last() else { return out };
    let mut from = last;
    for &to in points {
        if is_inside(from.0) != is_inside(to.0) {
            out.push(at_meridian(from, to, meridian));
        }
        if is_inside(to.0) {
            out.push(to);
        }
        from = to;
    }
    out
}

/// The part of an edge inside the window; none where it only touches the cut.
fn cut_edge(from: Degrees, to: Degrees) -> Option<(Degrees, Degrees)> {
    let is_past = |side: f64| from.0 * side >= EDGE_DEG && to.0 * side >= EDGE_DEG;
    if is_past(1.0) || is_past(-1.0) {
        return None;
    }
    let drawn_in = |end: Degrees| {
        if end.0.abs() <= EDGE_DEG { end } else { at_meridian(from, to, EDGE_DEG.copysign(end.0)) }
    };
    Some((drawn_in(from), drawn_in(to)))
}

/// Where an edge meets a meridian. The same bits in both directions, so that neighbours share the point.
fn at_meridian(from: Degrees, to: Degrees, meridian: f64) -> Degrees {
    let (west, east) = if from.0 <= to.0 { (from, to) } else { (to, from) };
    (meridian, west.1 + (east.1 - west.1) * (meridian - west.0) / (east.0 - west.0))
}

/// Breaks the edges that run along the cut. The steps lie on fixed latitudes, so that edges on top of each other
/// stay so.
fn follow_cut(points: &[Degrees]) -> Vec<Degrees> {
    let mut out = Vec::with_capacity(points.len());
    let Some(&last) = points.last() else { return out };
    let mut from = last;
    for &to in points {
        let is_on_cut = (from.0 - to.0).abs() < 1e-9 && from.0.abs() >= EDGE_DEG;
        if is_on_cut {
            let (low, high) = (from.1.min(to.1), from.1.max(to.1));
            let (first, past) = ((low / STEP_DEG).floor() as i32 + 1, (high / STEP_DEG).ceil() as i32);
            let mut steps: Vec<Degrees> =
                (first..past).map(|step| (to.0, f64::from(step) * STEP_DEG)).collect();
            if to.1 < from.1 {
                steps.reverse();
            }
            out.extend(steps);
        }
        out.push(to);
        from = to;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOX: [Degrees; 4] = [(170.0, 0.0), (170.0, 5.0), (190.0, 5.0), (190.0, 0.0)];

    #[test]
    fn a_ring_inside_is_untouched() {
        let ring_inside = [(0.0, 0.0), (0.0, 5.0), (9.0, 5.0)];
        assert_eq!(ring(&ring_inside), ring_inside);
    }

    #[test]
    fn a_ring_over_the_edge_is_cut_and_follows_it() {
        let cut = ring(&BOX);
        assert_eq!(cut, [(180.0, 4.0), (180.0, 2.0), (180.0, 0.0), (170.0, 0.0), (170.0, 5.0), (180.0, 5.0)]);
    }

    #[test]
    fn a_ring_outside_is_gone() {
        assert!(ring(&BOX.map(|(lon, lat)| (lon + 20.0, lat))).is_empty());
    }

    #[test]
    fn a_line_has_no_part_along_the_cut() {
        let along = [(180.0, 0.0), (180.0, 9.0)];
        assert!(line(&along).is_empty());
        let over = [(170.0, 0.0), (190.0, 10.0), (170.0, 20.0)];
        assert_eq!(line(&over), [[(170.0, 0.0), (180.0, 5.0)], [(180.0, 15.0), (170.0, 20.0)]]);
    }

    #[test]
    fn long_edges_are_broken_except_along_a_parallel() {
        assert_eq!(broken(&[(0.0, 0.0), (0.0, 4.0)]), [(0.0, 0.0), (0.0, 2.0), (0.0, 4.0)]);
        assert_eq!(broken(&[(0.0, 49.0), (30.0, 49.0)]), [(0.0, 49.0), (30.0, 49.0)]);
    }
}
