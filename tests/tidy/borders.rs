//! Rules about who may use what: modules of the crate, libraries, effects. The table is that of ARCHITECTURE.md.

use super::{Complaint, File, is_a_word, starts_a_word};

/// Modules that know nothing of the subject; every other may use them, they use none.
const TOOLS: &[&str] = &["csv", "digits", "fnv", "fold", "json", "letters", "trig"];

/// Which modules of the crate a module may use beside itself and the tools.
const MAY_USE: &[(&str, &[&str])] = &[
    ("digits", &[]),
    ("trig", &[]),
    ("json", &[]),
    ("csv", &[]),
    ("fnv", &[]),
    ("fold", &[]),
    ("letters", &[]),
    ("model", &[]),
    ("query", &["model"]),
    ("geo", &[]),
    ("text", &["model"]),
    ("analysis", &["model", "query"]),
    ("scene", &["model", "query", "analysis", "geo", "text"]),
    ("svg", &["scene", "geo"]),
    ("html", &["model", "query", "geo", "text", "scene", "svg", "own"]),
    ("behind", &["model", "query", "text", "analysis", "scene", "html"]),
    ("behind_main", &["model", "text", "behind", "parsed"]),
    ("what_if", &["model", "query", "text", "analysis", "scene", "html"]),
    ("what_if_main", &["model", "text", "what_if", "parsed"]),
    ("embed", &["model", "query", "geo", "text", "analysis", "scene", "svg", "html", "what_if"]),
    ("embed_main", &["embed"]),
    ("embed_more_main", &["text", "embed"]),
    ("own", &["model", "text"]),
    ("files", &["model", "query", "geo", "text", "analysis", "scene", "svg", "html", "facts", "own"]),
    ("files_main", &["model", "text", "files", "own", "parsed"]),
    ("parsed", &[]),
    ("facts", &["model", "query", "analysis", "scene", "text"]),
    ("ui", &["model", "query", "geo", "text", "analysis", "scene", "svg", "html", "facts", "parsed"]),
    (
        "lib",
        &[
            "model", "query", "geo", "text", "analysis", "scene", "svg", "html", "behind", "what_if",
            "embed", "facts", "files", "own", "ui",
        ],
    ),
    ("main", &["model", "query", "geo", "text", "analysis", "scene", "svg", "facts", "ui"]),
];

/// Libraries, and the paths under src/ that may name them.
const LIBRARIES: &[(&str, &[&str])] = &[
    ("serde", &["src/model/wire", "src/facts"]),
    (
        "serde_json",
        &[
            "src/json",
            "src/facts",
            "src/model/wire",
            "src/model/migrate.rs",
            "src/own/publish.rs",
            "src/own/native.rs",
        ],
    ),
    ("web_sys", &["src/ui", "src/main.rs", "src/files_main"]),
    ("js_sys", &["src/ui", "src/main.rs", "src/parsed.rs", "src/json/written.rs", "src/files_main"]),
    (
        "wasm_bindgen",
        &[
            "src/ui",
            "src/main.rs",
            "src/parsed.rs",
            "src/behind_main.rs",
            "src/what_if_main.rs",
            "src/embed/program.rs",
            "src/embed_more_main.rs",
            "src/files_main",
        ],
    ),
    ("wasm_bindgen_futures", &["src/ui", "src/main.rs", "src/files_main"]),
    ("gloo_net", &["src/ui", "src/main.rs"]),
    ("leptos", &["src/ui", "src/main.rs"]),
];

pub fn borders(file: &File) -> Vec<Complaint> {
    let Some(module) = file.module().filter(|_| file.is(&["rs"])) else { return Vec::new() };
    let Some((_, may_use)) = MAY_USE.iter().find(|(name, _)| *name == module) else {
        return vec![file.complaint(1, "a module listed in MAY_USE of tests/tidy.rs", format!("`{module}`"))];
    };
    let mut complaints = Vec::new();
    for (line, used) in crate_paths(file) {
        let is_tool = TOOLS.contains(&used.as_str()) && !TOOLS.contains(&module);
        if used != module && !is_tool && !may_use.contains(&used.as_str()) {
            let allowed = may_use.join(", ");
            let expected = format!("`{module}` to use at most [{allowed}]");
            complaints.push(file.complaint(line, expected, format!("`crate::{used}`")));
        }
    }
    complaints
}

/// Modules named after `crate::`, in braces too, with their lines. Items of the crate root are not modules.
fn crate_paths(file: &File) -> Vec<(usize, String)> {
    let code: String = file.code().flat_map(|(_, line)| [line, "\n"]).collect();
    let mut found = Vec::new();
    for (at, path) in code.match_indices("crate::").filter(|(at, _)| starts_a_word(&code, *at)) {
        let line = code[..at].matches('\n').count() + 1;
        for part in top_level(&code[at + path.len()..]) {
            let name: String = part.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            if name.starts_with(|c: char| c.is_ascii_lowercase()) {
                found.push((line, name));
            }
        }
    }
    found
}

/// `{a::b, c::{d, e}}…` → `a::b`, `c::{d, e}`; without braces the text itself.
fn top_level(text: &str) -> Vec<&str> {
    let Some(inside) = text.strip_prefix('{') else { return vec![text] };
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0);
    for (at, c) in inside.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                parts.push(&inside[start..at]);
                start = at + 1;
                if c == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    parts
}

pub fn libraries(file: &File) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    if file.module().is_some() && file.is(&["rs"]) {
        for (number, line) in file.code() {
            for (library, homes) in LIBRARIES {
                let used = line.match_indices(library).any(|(at, _)| is_a_word(line, at, library.len()));
                if used && !homes.iter().any(|home| file.path.starts_with(home)) {
                    let expected = format!("`{library}` only under {}", homes.join(", "));
                    complaints.push(file.complaint(number, expected, format!("`{}`", line.trim())));
                }
            }
        }
    }
    complaints
}

pub fn effects(file: &File) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    if file.module().is_some() && !file.path.starts_with("src/ui/browser") {
        for (number, line) in file.code() {
            for word in ["Effect", "RenderEffect", "ImmediateEffect"] {
                if line.match_indices(word).any(|(at, _)| is_a_word(line, at, word.len())) {
                    complaints.push(file.complaint(
                        number,
                        "effects only in src/ui/browser.rs",
                        format!("`{word}`"),
                    ));
                }
            }
        }
    }
    complaints
}
