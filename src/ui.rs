//! The page: signals, components and the thin layer to the browser.
//! Translates an answer into elements; holds no formula, no number format, no decision about minerals.

pub mod browser;
mod clicks;
mod controls;
mod depth;
mod levers;
mod live;
mod load;
mod map;
mod mineral;
mod page;
mod ranking;
mod root;
mod search;
mod shortcuts;
pub mod state;
mod tour;

pub use state::State;

/// Installs the panic hook and loads the page.
pub fn start() {
    browser::report_panics();
    browser::start_loading();
}
