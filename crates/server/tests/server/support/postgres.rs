//! One PostgreSQL cluster for all tests of this program: in a temporary folder, on a socket, without a port.
//! PostgreSQL that is not there is a failure, not a reason to test less.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;

static CLUSTER: LazyLock<Cluster> = LazyLock::new(Cluster::start);

struct Cluster {
    folder: PathBuf,
    /// Holds the other end of its standard input: when this program ends, however it ends, the guard reads the end of
    /// the file, stops the cluster and removes the folder.
    _guard: Child,
}

/// The address of a database of the cluster.
pub fn url(database: &str) -> String {
    let socket = CLUSTER.folder.display().to_string().replace('/', "%2F");
    format!("postgres://test@localhost/{database}?host={socket}")
}

/// The folder of the cluster, removed when this program ends.
#[allow(
    dead_code,
    reason = "not every program that shares this file keeps something in it"
)]
pub fn folder() -> &'static Path {
    &CLUSTER.folder
}

impl Cluster {
    fn start() -> Self {
        let bin = binaries();
        let folder = tempfile::Builder::new()
            .prefix("dampingi-pg-")
            .tempdir()
            .expect("a folder")
            .keep();
        if is_root() {
            run(Command::new("chown").arg("postgres").arg(&folder));
        }
        let data = folder.join("data");
        run(as_postgres(&bin.join("initdb")).arg("-D").arg(&data).args([
            "-A",
            "trust",
            "-U",
            "test",
            "-E",
            "UTF8",
            "--no-sync",
        ]));
        let guard = guard(&bin, &folder);
        let options = format!(
            "-k {} -c listen_addresses='' -c max_connections=200",
            folder.display()
        );
        run(as_postgres(&bin.join("pg_ctl"))
            .arg("-D")
            .arg(&data)
            .arg("-l")
            .arg(folder.join("log"))
            .arg("-o")
            .arg(options)
            .args(["-w", "start"]));
        Self {
            folder,
            _guard: guard,
        }
    }
}

fn guard(bin: &Path, folder: &Path) -> Child {
    let script = r#"cat >/dev/null; "$@"; rm -rf "$FOLDER""#;
    let mut stop = vec![];
    if is_root() {
        stop.extend(["runuser", "-u", "postgres", "--"].map(String::from));
    }
    stop.push(bin.join("pg_ctl").display().to_string());
    stop.extend(["-D".to_owned(), folder.join("data").display().to_string()]);
    stop.extend(["-m", "immediate", "stop"].map(String::from));
    Command::new("sh")
        .args(["-c", script, "guard"])
        .args(stop)
        .env("FOLDER", folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("sh")
}

/// PostgreSQL refuses to run as root.
fn as_postgres(program: &Path) -> Command {
    if is_root() {
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--"]).arg(program);
        command
    } else {
        Command::new(program)
    }
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output().expect("id");
    id.stdout.starts_with(b"0\n")
}

fn run(command: &mut Command) {
    // Not inherited: a server that outlives us for a moment must not hold our output open.
    let done = command
        .current_dir("/")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .expect("the program starts");
    assert!(done.success(), "{command:?}: {done}");
}

/// Runs one of PostgreSQL's own programs to its end.
#[allow(dead_code, reason = "not every program that shares this file backs up")]
pub fn tool(name: &str, arguments: &[&str]) {
    let done = Command::new(binaries().join(name))
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .expect("the program starts");
    let why = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{name}: {why}");
}

/// The newest of the versions that Debian keeps side by side, else what the path offers.
fn binaries() -> PathBuf {
    let kept = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten();
    let mut versions: Vec<(u32, PathBuf)> = kept
        .flatten()
        .filter_map(|entry| {
            let version = entry.file_name().to_str()?.parse().ok()?;
            Some((version, entry.path().join("bin")))
        })
        .collect();
    versions.sort();
    if let Some((_, newest)) = versions.pop() {
        return newest;
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .find(|folder| folder.join("initdb").exists())
        .expect("these tests need PostgreSQL (initdb): on Debian, apt-get install postgresql")
}
