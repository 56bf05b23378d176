//! A static file server for the built page, as strict as a careful host.
//! Knows content types and which paths are allowed; does not know what the files mean.

use std::fs::File;
use std::io;
use std::net::Ipv4Addr;
use std::path::{Component, Path, PathBuf};
use std::thread;

use anyhow::{Context, Result, anyhow};
use tiny_http::{Header, Method, Request, Response, Server, StatusCode};

/// What every page of this project gets along with: no inline script or style, nobody else's files.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; \
                      style-src 'self'; img-src 'self' data:";

const THREADS: usize = 4;
const PORTS_TRIED: u16 = 50;

/// A server that has its port and waits to be run.
pub struct Site {
    server: Server,
    folder: PathBuf,
    port: u16,
}

impl Site {
    /// Takes the first free port from `port` on.
    pub fn bind(folder: &Path, port: u16) -> Result<Self> {
        let last = port.saturating_add(PORTS_TRIED);
        for candidate in port..=last {
            match Server::http((Ipv4Addr::LOCALHOST, candidate)) {
                Ok(server) => {
                    let folder = folder.canonicalize().with_context(|| folder.display().to_string())?;
                    return Ok(Self { server, folder, port: candidate });
                }
                Err(error) if taken(error.as_ref()) => println!("— port {candidate} is taken"),
                Err(error) => return Err(anyhow!("port {candidate}: {error}")),
            }
        }
        Err(anyhow!("no free port from {port} to {last}"))
    }

    /// The address a reader types.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Answers requests until the process ends.
    pub fn run(&self) {
        thread::scope(|scope| {
            for _ in 0..THREADS {
                scope.spawn(|| {
                    for request in self.server.incoming_requests() {
                        // A reader who went away in the middle of an answer is no fault of ours.
                        let _ = answer(request, &self.folder);
                    }
                });
            }
        });
    }
}

fn taken(error: &(dyn std::error::Error + 'static)) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::AddrInUse)
}

fn answer(request: Request, folder: &Path) -> io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return request.respond(Response::from_string("only GET and HEAD").with_status_code(405));
    }
    let file = find(folder, request.url()).and_then(|path| Some((File::open(&path).ok()?, kind(&path))));
    let Some((file, kind)) = file else {
        return request.respond(Response::from_string("not found").with_status_code(StatusCode(404)));
    };
    let mut response = Response::from_file(file);
    let headers = [
        ("Content-Type", kind),
        ("Cache-Control", "no-cache"),
        ("X-Content-Type-Options", "nosniff"),
        ("Content-Security-Policy", POLICY),
    ];
    for (name, value) in headers {
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    request.respond(response)
}

/// The file an address means; none where it does not exist or lies outside the folder.
fn find(folder: &Path, address: &str) -> Option<PathBuf> {
    let path = address.split(['?', '#']).next()?.strip_prefix('/')?;
    let path = if path.is_empty() { "index.html".to_owned() } else { decode(path)? };
    let plain = Path::new(&path).components().all(|part| matches!(part, Component::Normal(_)));
    let found = folder.join(&path).canonicalize().ok()?;
    (plain && found.starts_with(folder) && found.is_file()).then_some(found)
}

/// Undoes per cent encoding; none where that is broken.
fn decode(text: &str) -> Option<String> {
    let mut bytes = text.bytes();
    let mut decoded = Vec::with_capacity(text.len());
    while let Some(byte) = bytes.next() {
        if byte != b'%' {
            decoded.push(byte);
            continue;
        }
        let high = char::from(bytes.next()?).to_digit(16)?;
        let low = char::from(bytes.next()?).to_digit(16)?;
        decoded.push(u8::try_from(high * 16 + low).ok()?);
    }
    String::from_utf8(decoded).ok()
}

fn kind(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("csv") => "text/csv; charset=utf-8",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_inside_the_folder_are_found() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").canonicalize().unwrap();
        assert_eq!(find(&folder, "/server.rs?a=1"), Some(folder.join("server.rs")));
        assert_eq!(find(&folder, "/server%2Ers"), Some(folder.join("server.rs")));
        for address in [
            "/../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "/..%2fCargo.toml",
            "//etc/passwd",
            "/%2fetc/passwd",
            "/a/../server.rs",
            "/server.r%",
            "/server.rs%00",
            "/",
            "server.rs",
            "",
        ] {
            assert_eq!(find(&folder, address), None, "{address}");
        }
    }

    #[test]
    fn wasm_has_its_own_type() {
        assert_eq!(kind(Path::new("a/map_bg.wasm")), "application/wasm");
        assert_eq!(kind(Path::new("unknown")), "application/octet-stream");
    }

    #[test]
    fn a_taken_port_moves_on_to_the_next() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        let first = Site::bind(folder, 18_080).unwrap();
        let second = Site::bind(folder, first.port).unwrap();
        assert!(second.port > first.port);
        assert_eq!(second.address(), format!("http://127.0.0.1:{}/", second.port));
    }
}
