//! The tool of the checkout: `cargo xtask <command>`. Each command is one file.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command line tool talks to its reader")]

mod bench;
mod browsers;
mod data;
mod dist;
mod embed;
mod facts;
mod first;
mod migrate;
mod package;
mod page;
mod peers;
mod press;
mod raster;
mod serve;
mod server;
mod shell;
mod shots;
mod size;
mod slim;
mod story;
mod test;
mod text;
mod tools;
mod validate;
mod views;
mod world;

use std::env;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

/// Builds, serves, tests and feeds the minerals map.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", disable_help_subcommand = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Install what is missing, build the page and serve it on this machine
    Serve {
        /// First port to try
        #[arg(long, default_value_t = 8080)]
        port: u16,
    },
    /// Run every check, or only the steps named
    Test {
        /// A step to run; may be given several times
        #[arg(long, value_name = "STEP")]
        only: Vec<test::Step>,
        /// Folder with the raw trade files; else the variable BACI_DIR
        #[arg(long, value_name = "DIR")]
        baci: Option<PathBuf>,
    },
    /// Build the dataset from the trade files and the curated tables
    Data {
        /// Folder with the raw trade files; else the variable BACI_DIR
        #[arg(long, value_name = "DIR")]
        baci: Option<PathBuf>,
        /// Rebuild in memory and compare with the committed files; write nothing
        #[arg(long)]
        check: bool,
    },
    /// Print the numbers of a view as one JSON object
    Facts {
        /// Link parameters such as m=graphite&f=JPN
        #[arg(default_value = "")]
        query: String,
        /// Answer from this file of your own instead of the map's data
        #[arg(long, value_name = "FILE")]
        file: Option<PathBuf>,
    },
    /// Check a file of your own as the page does, and name every row that it would drop
    Validate {
        /// CSV, JSON in the format of the map, or a year of BACI
        file: PathBuf,
        /// Print the dropped rows alone, all of them, as CSV
        #[arg(long)]
        csv: bool,
    },
    /// Print a file of an older version of the format of the map in the newest
    Migrate {
        /// JSON: an index, a file of flows, a list of those, or an index with its flows
        file: PathBuf,
    },
    /// Build the outlines of the world from the atlas (needs npm)
    World,
    /// Write the words of src/text/ into the files the page fetches
    Text,
    /// Build the page as a publisher copies it: packed files, server snippets, manifest, one archive
    Dist {
        /// Where the folder will be on the web, for pictures and frames that others fetch from there
        #[arg(long, value_name = "https://…/")]
        address: Option<String>,
    },
    /// Check the stories in data/stories/, read one, or write their pages
    Story {
        #[command(subcommand)]
        what: Telling,
    },
    /// Print what a reader downloads, and fail where it is over budget
    Size,
    /// Print how long answers take, natively and in Chromium (needs the built page)
    Bench,
    /// Measure the built page beside the pages a newsroom would otherwise use
    Peers {
        /// Rounds, each of which asks every page once
        #[arg(long, default_value_t = 5)]
        rounds: u32,
    },
    /// Take pictures of the built page into shots/
    Shots {
        /// Link parameters such as m=graphite&f=JPN; none is the first view
        queries: Vec<String>,
    },
}

#[derive(Subcommand)]
enum Telling {
    /// Say what is wrong with a story: a figure typed in, a source or a language missing
    Check,
    /// Print a story in plain words, with its figures
    Tell {
        /// Name of the file without its ending
        id: String,
        /// de, en, fr or ja
        lang: String,
    },
    /// Write the pages of all stories into a folder, to look at them without building the map
    Write {
        /// The folder
        folder: PathBuf,
    },
}

fn main() -> ExitCode {
    match run(Cli::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // One line with its causes: a reader wants the place and the reason, not a backtrace.
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<()> {
    let root = shell::root();
    match command {
        Command::Serve { port } => serve::run(&root, port),
        Command::Test { only, baci } => test::run(&root, &only, raw_files(baci).as_deref()),
        Command::Data { baci, check } => data::run(raw_files(baci).as_deref(), &root, check),
        Command::Facts { query, file: None } => facts::run(&root, &query),
        Command::Facts { query, file: Some(file) } => validate::facts(&root, &file, &query),
        Command::Validate { file, csv } => validate::run(&root, &file, csv),
        Command::Migrate { file } => migrate::run(&file),
        Command::World => world::run(&root),
        Command::Text => text::run(&root),
        Command::Dist { address } => dist::run(&root, address.as_deref()),
        Command::Story { what: Telling::Check } => story::check(&root),
        Command::Story { what: Telling::Tell { id, lang } } => story::tell(&root, &id, &lang),
        Command::Story { what: Telling::Write { folder } } => story::run(&root, &folder, views::ADDRESS),
        Command::Size => size::run(&root),
        Command::Bench => bench::run(&root),
        Command::Peers { rounds } => peers::run(&root, rounds),
        Command::Shots { queries } => shots::run(&root, &queries),
    }
}

/// The folder of the raw trade files: as asked, else as the environment says.
fn raw_files(asked: Option<PathBuf>) -> Option<PathBuf> {
    asked.or_else(|| env::var_os("BACI_DIR").map(PathBuf::from))
}
