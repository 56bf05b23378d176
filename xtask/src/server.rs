//! A static file server for the built page, as strict as a careful host.
//! Knows content types and which paths are allowed; does not know what the files mean.

use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, anyhow};

/// What every page of this project gets along with: no inline script or style, nobody else's files.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; \
                      style-src 'self'; img-src 'self' data:; frame-src 'self'";

const PORTS_TRIED: u16 = 50;
const LONGEST_HEAD_BYTES: u64 = 16 * 1024;
/// A browser opens connections in reserve and says nothing on them.
const SILENCE: Duration = Duration::from_secs(20);

/// A server that has its port and waits to be run.
pub struct Site {
    listener: TcpListener,
    folder: PathBuf,
    port: u16,
}

impl Site {
    /// Takes the first free port from `port` on.
    pub fn bind(folder: &Path, port: u16) -> Result<Self> {
        let folder = folder.canonicalize().with_context(|| folder.display().to_string())?;
        let last = port.saturating_add(PORTS_TRIED);
        for candidate in port..=last {
            match TcpListener::bind((Ipv4Addr::LOCALHOST, candidate)) {
                Ok(listener) => return Ok(Self { listener, folder, port: candidate }),
                Err(error) if error.kind() == io::ErrorKind::AddrInUse => {
                    println!("— port {candidate} is taken");
                }
                Err(error) => return Err(error).with_context(|| format!("port {candidate}")),
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
            for stream in self.listener.incoming().flatten() {
                // A reader who went away in the middle of an answer is no fault of ours.
                scope.spawn(move || answer(&stream, &self.folder).ok());
            }
        });
    }
}

/// One request, one answer, one connection: nobody waits behind a silent one.
fn answer(stream: &TcpStream, folder: &Path) -> io::Result<()> {
    stream.set_read_timeout(Some(SILENCE))?;
    let mut lines = BufReader::new(stream.take(LONGEST_HEAD_BYTES)).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let mut words = request.split(' ');
    let (method, address) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let plain = "text/plain; charset=utf-8";
    let (status, kind, body) = match (method, find(folder, address)) {
        ("GET" | "HEAD", Some(path)) => ("200 OK", kind(&path), fs::read(&path)?),
        ("GET" | "HEAD", None) => ("404 Not Found", plain, b"not found".to_vec()),
        _ => ("405 Method Not Allowed", plain, b"only GET and HEAD".to_vec()),
    };
    let mut stream = stream;
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\
         Cache-Control: no-cache\r\nX-Content-Type-Options: nosniff\r\nContent-Security-Policy: {POLICY}\r\n\r\n",
        body.len(),
    )?;
    if method != "HEAD" {
        stream.write_all(&body)?;
    }
    Ok(())
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
    fn a_silent_connection_holds_nobody_up() {
        let site = Site::bind(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), 18_280).unwrap();
        let port = site.port;
        thread::spawn(move || site.run());
        let connect = || TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
        let _silent: Vec<TcpStream> = (0..20).map(|_| connect()).collect();
        for (request, expected) in [
            ("GET /server.rs HTTP/1.1", "HTTP/1.1 200 OK"),
            ("HEAD /server.rs HTTP/1.1", "HTTP/1.1 200 OK"),
            ("GET /../Cargo.toml HTTP/1.1", "HTTP/1.1 404 Not Found"),
            ("POST /server.rs HTTP/1.1", "HTTP/1.1 405 Method Not Allowed"),
        ] {
            let mut stream = connect();
            write!(stream, "{request}\r\nHost: localhost\r\n\r\n").unwrap();
            let mut answer = String::new();
            stream.read_to_string(&mut answer).unwrap();
            assert_eq!(answer.lines().next(), Some(expected), "{request}");
            assert_eq!(answer.contains("fn find("), request.starts_with("GET /server"), "{request}");
        }
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
