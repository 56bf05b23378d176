//! The page: signals, components and the thin layer to the browser.
//! Translates an answer into elements; holds no formula, no number format, no decision about minerals.

mod article;
pub mod browser;
pub mod camera;
mod clicks;
mod controls;
mod depth;
mod derived;
mod files;
mod film;
pub mod hand;
mod keys;
mod levers;
mod live;
mod load;
mod map;
mod mineral;
mod motion;
mod page;
mod ranking;
mod root;
mod search;
mod shortcuts;
pub mod state;
mod tour;
mod wants;

pub use state::State;

/// Installs the panic hook and loads the page.
pub fn start() {
    browser::report_panics();
    browser::start_loading();
}
