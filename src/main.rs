//! Starts the page.

fn main() {
    minerals_map::ui::start();
}
