//! The least that stays unmet, by one linear programme.
//! Knows the caps of [`crate::caps`]; does not know which of the least plans is the most even.

use std::collections::BTreeMap;

use microlp::{ComparisonOp, OptimizationDirection, Problem, SolutionStatus, Variable};

use crate::caps::{Caps, NEW_LINKS_AT_MOST, Plan};

/// The solver keeps caps to 1e-7 of whatever unit: all that is lacking, together, is given this size.
const SCALE: f64 = 1e6;

/// A plan that leaves the least unmet: as much as can be shipped, each g on its own.
///
/// # Errors
/// Where the solver fails, which caps that allow to ship nothing rule out.
pub fn least_unmet(caps: &Caps) -> Result<Plan, String> {
    let lacking: f64 = caps.lack.iter().sum();
    // No cap above all that is lacking can bind.
    let scaled = |amount: f64| amount.min(lacking) / lacking * SCALE;
    let above_zero = |amounts: &[f64]| (0..amounts.len()).filter(|&i| amounts[i] > 0.0).collect();
    let (exporters, importers): (Vec<usize>, Vec<usize>) = (above_zero(&caps.spare), above_zero(&caps.lack));

    let mut problem = Problem::new(OptimizationDirection::Maximize);
    let mut amounts = Vec::new();
    let mut bought: BTreeMap<usize, Vec<Variable>> = BTreeMap::new();
    for from in exporters {
        let (mut sold, mut on_new_links) = (Vec::new(), Vec::new());
        for &to in importers.iter().filter(|to| **to != from) {
            let cap = caps.links.get(&(from, to));
            let amount = problem.add_var(1.0, (0.0, cap.map_or(f64::INFINITY, |cap| scaled(*cap))));
            if cap.is_none() {
                on_new_links.push(amount);
            }
            sold.push(amount);
            bought.entry(to).or_default().push(amount);
            amounts.push(((from, to), amount));
        }
        at_most(&mut problem, &sold, scaled(caps.spare[from]));
        at_most(&mut problem, &on_new_links, scaled(caps.spare[from] * NEW_LINKS_AT_MOST));
    }
    for (to, bought) in &bought {
        at_most(&mut problem, bought, scaled(caps.lack[*to]));
    }
    if amounts.is_empty() {
        return Ok(Plan::new());
    }

    let outcome = problem.solve().map_err(|e| format!("the programme was not solved: {e}"))?;
    let solution = outcome.into_solution().map_err(|_| "the programme was interrupted")?;
    if solution.status() != SolutionStatus::Optimal {
        return Err("the plan was not proved to be the least".to_owned());
    }
    let shipped = |amount: Variable| solution.var_value(amount) * lacking / SCALE;
    let plan = amounts.into_iter().map(|(ends, amount)| (ends, shipped(amount)));
    Ok(plan.filter(|(_, amount)| *amount > 0.0).collect())
}

fn at_most(problem: &mut Problem, amounts: &[Variable], cap: f64) {
    if !amounts.is_empty() {
        problem.add_constraint(amounts.iter().map(|amount| (*amount, 1.0)), ComparisonOp::Le, cap);
    }
}

#[cfg(test)]
mod tests;
