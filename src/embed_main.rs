//! The program of a frame in an article that shows map and table: hands values of its script to [`minerals_map::embed`] and
//! the told text back.

#[cfg(target_arch = "wasm32")]
mod module {
    minerals_map::frame_program!(minerals_map::embed::more::Nothing);
}

fn main() {}
