//! The page: signals, components and the thin layer to the browser.
//! Translates an answer into elements; holds no formula, no number format, no decision about minerals.

pub mod browser;
mod controls;
mod failure;
mod header;
mod legend;
mod live;
mod load;
mod map;
mod mineral;
mod page;
mod panel;
mod ranking;
pub mod state;
mod tooltip;

pub use state::State;

/// Installs the panic hook and mounts the page.
pub fn start() {
    browser::report_panics();
    browser::mount(page::App);
}
