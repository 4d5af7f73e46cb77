//! How the server is set up: by flags, by the environment (`DAMPINGI_*`), by a TOML file; the first that says something counts.

use crate::failure::{Failure, Outcome};
use crate::log::Style;
use clap::Args;
use serde::Deserialize;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

/// The one fixed default: what a phone has saved belongs to the address it was opened by, the port included.
pub const PORT: u16 = 8650;
/// The TOML file that is read from the data folder when none is named.
const FILE: &str = "dampingi.toml";

/// Where the data is. For every command.
#[derive(Args, Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DataPlace {
    /// Folder of the data [default: data-dampingi]
    #[arg(long, env = "DAMPINGI_DATA", value_name = "DIR", global = true)]
    #[serde(skip)]
    pub data: Option<PathBuf>,
    /// postgres://… instead of the SQLite file in the data folder
    #[arg(
        long,
        env = "DAMPINGI_DATABASE",
        value_name = "URL",
        global = true,
        hide_env_values = true
    )]
    pub database: Option<String>,
    /// Settings file [default: dampingi.toml in the data folder, if it is there]
    #[arg(long, env = "DAMPINGI_CONFIG", value_name = "FILE", global = true)]
    #[serde(skip)]
    pub config: Option<PathBuf>,
}

/// How it is served.
#[derive(Args, Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct ServePlace {
    /// Address to listen on [default: 127.0.0.1:8650]
    #[arg(
        long,
        env = "DAMPINGI_LISTEN",
        value_name = "ADDRESS:PORT",
        conflicts_with = "port"
    )]
    pub listen: Option<SocketAddr>,
    /// Port on 127.0.0.1, instead of --listen
    #[arg(long, env = "DAMPINGI_PORT", value_name = "PORT")]
    pub port: Option<u16>,
    /// Folder of the built app [default: app beside the program, else dist]
    #[arg(long, env = "DAMPINGI_APP", value_name = "DIR")]
    pub app: Option<PathBuf>,
    /// Certificate chain for HTTPS, PEM
    #[arg(
        long,
        env = "DAMPINGI_TLS_CERT",
        value_name = "FILE",
        requires = "tls_key"
    )]
    pub tls_cert: Option<PathBuf>,
    /// Its private key, PEM
    #[arg(
        long,
        env = "DAMPINGI_TLS_KEY",
        value_name = "FILE",
        requires = "tls_cert"
    )]
    pub tls_key: Option<PathBuf>,
    /// A proxy in front does HTTPS and says so with X-Forwarded-Proto
    #[arg(long, env = "DAMPINGI_BEHIND_PROXY")]
    pub behind_proxy: bool,
    /// Write logs as JSON
    #[arg(long, env = "DAMPINGI_LOG_JSON")]
    pub log_json: bool,
}

/// What the TOML file may say.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct File {
    database: Option<String>,
    serve: ServePlace,
}

/// Settings, all decided.
#[derive(Clone, Debug)]
pub struct Config {
    /// Folder of the data. It is made when it is not there.
    pub data: PathBuf,
    /// Where the database is.
    pub database: String,
    /// How it is served.
    pub serve: ServePlace,
}

impl Config {
    /// Puts flags, environment and file together, and makes the data folder.
    pub fn decide(place: &DataPlace, serve: ServePlace) -> Outcome<Self> {
        let data = place
            .data
            .clone()
            .unwrap_or_else(|| PathBuf::from("data-dampingi"));
        make_private(&data).map_err(|error| Failure::file(&data, &error))?;
        let file = read(place.config.as_deref(), &data)?;
        let database = place.database.clone().or(file.database);
        let sqlite = || format!("sqlite://{}", data.join("dampingi.db").display());
        Ok(Self {
            database: database.unwrap_or_else(sqlite),
            serve: serve.or(file.serve),
            data,
        })
    }
}

/// Makes the folder, readable by its owner only: what is in it is about people's health. One that is there stays as it is.
fn make_private(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

fn read(named: Option<&Path>, data: &Path) -> Outcome<File> {
    let path = named.map_or_else(|| data.join(FILE), Path::to_owned);
    if named.is_none() && !path.exists() {
        return Ok(File::default());
    }
    let text = std::fs::read_to_string(&path).map_err(|error| Failure::file(&path, &error))?;
    toml::from_str(&text).map_err(|error| Failure::input(format!("{}: {error}", path.display())))
}

impl ServePlace {
    fn or(self, file: Self) -> Self {
        let addressed = self.listen.is_some() || self.port.is_some();
        Self {
            listen: self.listen.or(file.listen.filter(|_| !addressed)),
            port: self.port.or(file.port.filter(|_| !addressed)),
            app: self.app.or(file.app),
            tls_cert: self.tls_cert.or(file.tls_cert),
            tls_key: self.tls_key.or(file.tls_key),
            behind_proxy: self.behind_proxy || file.behind_proxy,
            log_json: self.log_json || file.log_json,
        }
    }

    /// The address to listen on.
    pub fn address(&self) -> SocketAddr {
        let here = |port| SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), port);
        self.listen
            .unwrap_or_else(|| here(self.port.unwrap_or(PORT)))
    }

    /// Whether this may be served. A password over plain HTTP can be read by everyone on the way, and a browser keeps no
    /// app from such an address: only the machine itself is near enough.
    pub fn check(&self) -> Outcome {
        let address = self.address();
        let is_safe = address.ip().is_loopback() || self.tls_cert.is_some() || self.behind_proxy;
        if is_safe {
            return Ok(());
        }
        Err(Failure::input(format!(
            "{address} can be reached from other machines, and without HTTPS everyone on the way could read passwords and \
             health records. Give --tls-cert and --tls-key, or --behind-proxy if a proxy in front does HTTPS, or listen on 127.0.0.1"
        )))
    }

    /// The folder of the app.
    pub fn app_folder(&self) -> PathBuf {
        let beside = || Some(std::env::current_exe().ok()?.parent()?.join("app"));
        let found = || {
            beside()
                .filter(|folder| folder.is_dir())
                .unwrap_or_else(|| PathBuf::from("dist"))
        };
        self.app.clone().unwrap_or_else(found)
    }

    /// How logs look.
    pub const fn log_style(&self) -> Style {
        if self.log_json {
            Style::Json
        } else {
            Style::Plain
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listening(address: &str) -> ServePlace {
        ServePlace {
            listen: Some(address.parse().expect("an address")),
            ..ServePlace::default()
        }
    }

    #[test]
    fn a_plain_address_others_can_reach_is_refused() {
        for (address, allowed) in [
            ("127.0.0.1:8650", true),
            ("[::1]:8650", true),
            ("0.0.0.0:8650", false),
            ("192.168.1.7:80", false),
            ("[::]:8650", false),
        ] {
            assert_eq!(listening(address).check().is_ok(), allowed, "{address}");
        }
        let refused = listening("0.0.0.0:8650").check().expect_err("refused");
        assert!(refused.to_string().contains("--tls-cert"));
    }

    #[test]
    fn https_and_a_proxy_lift_the_refusal() {
        let mut place = listening("0.0.0.0:8650");
        place.behind_proxy = true;
        assert!(place.check().is_ok());
        let mut place = listening("0.0.0.0:8650");
        place.tls_cert = Some("cert.pem".into());
        assert!(place.check().is_ok());
    }

    #[test]
    fn flags_come_before_the_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let text = "database = \"postgres://a/b\"\n[serve]\nlisten = \"127.0.0.1:9000\"\nbehind-proxy = true\n";
        std::fs::write(folder.path().join(FILE), text).expect("written");
        let place = DataPlace {
            data: Some(folder.path().to_owned()),
            ..DataPlace::default()
        };
        let by_file = Config::decide(&place, ServePlace::default()).expect("decided");
        assert_eq!(by_file.database, "postgres://a/b");
        assert_eq!(by_file.serve.address().port(), 9000);
        assert!(by_file.serve.behind_proxy);
        let flags = ServePlace {
            port: Some(7000),
            ..ServePlace::default()
        };
        let by_flag = Config::decide(&place, flags).expect("decided");
        assert_eq!(
            by_flag.serve.address(),
            "127.0.0.1:7000".parse().expect("an address")
        );
    }

    #[test]
    fn a_word_the_file_does_not_know_is_told() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join(FILE), "databse = \"x\"\n").expect("written");
        let place = DataPlace {
            data: Some(folder.path().to_owned()),
            ..DataPlace::default()
        };
        let failure = Config::decide(&place, ServePlace::default()).expect_err("refused");
        assert!(failure.to_string().contains("databse"));
    }
}
