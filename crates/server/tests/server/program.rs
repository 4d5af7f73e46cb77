//! The program from outside: listening, HTTPS, a proxy, stopping, the log, the commands.

use crate::support::https::{certificate, over};
use crate::support::program::{Serving, exchange, get, post, run, tiny_app};
use crate::support::{World, on_both, postgres};
use dampingi_server::config::ServePlace;
use dampingi_server::serve;
use std::io::{Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        tiny_app(&folder.path().join("app"));
        Self { folder }
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    fn serve(&self, more: &[&str]) -> Serving {
        self.serve_from(&self.path("data"), more)
    }

    fn serve_from(&self, data: &str, more: &[&str]) -> Serving {
        let app = self.path("app");
        let mut arguments = vec!["--data", data, "--app", &app, "--listen", "127.0.0.1:0"];
        arguments.extend(more);
        Serving::start(&arguments)
    }
}

fn status(answer: &str) -> &str {
    answer.split(' ').nth(1).unwrap_or_default()
}

#[test]
fn it_says_where_it_listens_and_serves_app_and_api() {
    let place = Place::new();
    let server = place.serve(&[]);
    assert_eq!(server.scheme, "http");
    let page = server.ask(&get("/hari-ini", ""));
    assert!(page.contains("<title>Dampingi</title>") && page.contains("content-security-policy"));
    let health = server.ask(&get("/api/health", ""));
    assert_eq!(status(&health), "200");
    assert!(health.contains(r#""status":"ok""#) && health.contains(r#""demo":false"#));
    assert!(!health.contains("strict-transport-security"));
    assert_eq!(status(&server.ask(&get("/api/nothing", ""))), "404");
    assert_eq!(status(&server.ask(&post("/api/session", "{}"))), "400");
}

#[test]
fn people_are_led_to_the_one_name_of_this_machine() {
    let place = Place::new();
    let server = place.serve(&[]);
    let port = server
        .address
        .strip_prefix("localhost:")
        .expect("it names itself localhost")
        .to_owned();
    let ask = |host: &str, path: &str, accept: &str| {
        server.ask(&format!(
            "GET {path} HTTP/1.1\r\nhost: {host}\r\naccept: {accept}\r\nconnection: close\r\n\r\n"
        ))
    };
    for number in ["127.0.0.1", "[::1]"] {
        let host = format!("{number}:{port}");
        let answer = ask(&host, "/sasaran?saring=child", "text/html,*/*");
        assert_eq!(status(&answer), "307", "{answer}");
        let there = format!("location: http://localhost:{port}/sasaran?saring=child\r\n");
        assert!(answer.contains(&there), "{answer}");
        // A browser that kept this could not be told otherwise later.
        assert!(answer.contains("cache-control: no-store"), "{answer}");
        // An app that already lives under the number goes on: its files and its API are answered there.
        assert_eq!(status(&ask(&host, "/index.html", "*/*")), "200");
        assert_eq!(status(&ask(&host, "/api/health", "text/html")), "200");
    }
    for host in [&format!("localhost:{port}"), "127.0.0.1.example"] {
        assert_eq!(status(&ask(host, "/", "text/html")), "200", "{host}");
    }
}

#[test]
fn behind_a_proxy_nobody_is_led_elsewhere() {
    let place = Place::new();
    let server = place.serve(&["--behind-proxy"]);
    // A proxy may well call the server by its number.
    let page = server.ask(
        "GET / HTTP/1.1\r\nhost: 127.0.0.1\r\naccept: text/html\r\nx-forwarded-proto: https\r\nconnection: close\r\n\r\n",
    );
    assert_eq!(status(&page), "200", "{page}");
    assert!(server.address.starts_with("127.0.0.1:"));
}

#[test]
fn a_plain_address_that_others_reach_is_refused_with_the_reason() {
    let place = Place::new();
    let (data, app) = (place.path("data"), place.path("app"));
    let (done, out, errors) = run(&[
        "serve",
        "--data",
        &data,
        "--app",
        &app,
        "--listen",
        "0.0.0.0:0",
    ]);
    assert!(!done && out.is_empty());
    assert!(
        errors.contains("--tls-cert") && errors.contains("--behind-proxy"),
        "{errors}"
    );
}

#[test]
fn a_missing_app_and_half_a_certificate_are_told() {
    let place = Place::new();
    let data = place.path("data");
    let (done, _, errors) = run(&[
        "serve",
        "--data",
        &data,
        "--app",
        &data,
        "--listen",
        "127.0.0.1:0",
    ]);
    assert!(
        !done && errors.contains("index.html is missing"),
        "{errors}"
    );
    let (done, _, errors) = run(&["serve", "--data", &data, "--tls-cert", "x"]);
    assert!(!done && errors.contains("--tls-key"), "{errors}");
}

#[test]
fn over_tls_it_answers_those_who_trust_its_certificate() {
    let place = Place::new();
    let certificate = certificate(place.folder.path());
    let (cert, key) = (
        certificate.cert.display().to_string(),
        certificate.key.display().to_string(),
    );
    let server = place.serve(&["--tls-cert", &cert, "--tls-key", &key]);
    assert_eq!(server.scheme, "https");
    let answer = exchange(
        &mut over(server.connect(), &certificate),
        &get("/api/health", ""),
    );
    assert_eq!(status(&answer), "200", "{answer}");
    assert!(answer.contains("strict-transport-security: max-age=31536000"));
    // In the clear there is no answer.
    assert_ne!(status(&server.ask(&get("/api/health", ""))), "200");
}

#[test]
fn behind_a_proxy_only_what_came_over_https_is_answered() {
    let place = Place::new();
    let server = place.serve(&["--behind-proxy"]);
    let secure = "x-forwarded-proto: https\r\n";
    let answer = server.ask(&get("/api/session", secure));
    assert_eq!(status(&answer), "401");
    assert!(answer.contains("strict-transport-security"));
    for headers in ["", "x-forwarded-proto: http\r\n"] {
        let answer = server.ask(&get("/api/session", headers));
        assert_eq!(status(&answer), "403");
        assert!(answer.contains("not_secure"), "{answer}");
    }
    assert_eq!(status(&server.ask(&get("/api/health", ""))), "200");
}

#[test]
fn told_to_stop_it_finishes_what_is_under_way() {
    for signal in ["-TERM", "-INT"] {
        let place = Place::new();
        let mut server = place.serve(&[]);
        let body = r#"{"username":"siapa","password":"salah semua"}"#;
        let mut connection = server.connect();
        let length = body.len();
        let head = format!(
            "POST /api/session HTTP/1.1\r\nhost: dampingi.test\r\nexpect: 100-continue\r\ncontent-length: {length}\r\n\r\n"
        );
        connection.write_all(head.as_bytes()).expect("sent");
        // The server asks for the body: the request is under way.
        let mut go_on = [0; 25];
        connection.read_exact(&mut go_on).expect("an answer");
        assert_eq!(&go_on, b"HTTP/1.1 100 Continue\r\n\r\n");
        server.tell(signal);
        server.log_until("stopping");
        let answer = exchange(&mut connection, body);
        assert_eq!(status(&answer), "401", "{answer}");
        let (ended, _) = server.ended();
        assert_eq!(ended.code(), Some(0), "{signal}");
    }
}

#[test]
fn the_log_says_which_route_and_never_who() {
    let place = Place::new();
    let mut server = place.serve(&["--log-json"]);
    server.ask(&post(
        "/api/session",
        r#"{"username":"siti.rahasia","password":"kata.rahasia"}"#,
    ));
    server.ask(&get(
        "/api/review/story/0192f0c1-2222-7333-8444-555566667777?nama=rahasia",
        "authorization: Bearer rahasia\r\n",
    ));
    server.tell("-TERM");
    let log = server.log_until("stopping");
    let (_, rest) = server.ended();
    let log = log + &rest;
    let lines: Vec<serde_json::Value> = log
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    let requests: Vec<_> = lines
        .iter()
        .filter(|line| line["message"] == "request")
        .collect();
    assert_eq!(requests.len(), 2);
    assert_eq!(
        (&requests[0]["route"], &requests[0]["status"]),
        (&"/api/session".into(), &401.into())
    );
    assert_eq!(
        (&requests[1]["route"], &requests[1]["method"]),
        (&"/api/review/story/{visit}".into(), &"GET".into())
    );
    assert!(requests[0]["ms"].is_u64());
    for secret in ["rahasia", "0192f0c1", "127.0.0.1:", "localhost:"] {
        assert!(!log.contains(secret), "{secret}: {log}");
    }
}

#[test]
fn first_passwords_go_to_a_file_that_only_its_owner_reads() {
    let place = Place::new();
    let data = place.path("data");
    let file = place.path("users.csv");
    std::fs::write(
        &file,
        "username,name,role,cadre_kind,areas\nkader.satu,Yuliana,cadre,tpk,65.01.05.2003\n",
    )
    .expect("written");
    let (done, out, errors) = run(&["user", "import", &file, "--data", &data]);
    assert!(done && out.contains("1 accounts made"), "{out}{errors}");
    assert_eq!(
        std::fs::metadata(&data)
            .expect("there")
            .permissions()
            .mode()
            & 0o777,
        0o700
    );
    let path = out
        .split("First passwords: ")
        .nth(1)
        .and_then(|rest| rest.split(" (").next())
        .expect("the path");
    assert_eq!(
        std::fs::metadata(path).expect("there").permissions().mode() & 0o777,
        0o600
    );
    let passwords = std::fs::read_to_string(path).expect("readable");
    let password = passwords
        .lines()
        .nth(1)
        .and_then(|line| line.strip_prefix("kader.satu,"))
        .expect("hers");
    assert!(!out.contains(password));
    // She can sign in with it.
    let server = place.serve(&[]);
    let body = format!(r#"{{"username":"kader.satu","password":"{password}"}}"#);
    let answer = server.ask(&post("/api/session", &body));
    assert!(
        status(&answer) == "200" && answer.contains(r#""must_change_password":true"#),
        "{answer}"
    );
    let (_, list, _) = run(&["user", "list", "--data", &data]);
    assert!(list.contains("kader.satu") && list.contains("first password not changed yet"));
    let (done, _, errors) = run(&["user", "reset", "siapa", "--data", &data]);
    assert!(!done && errors.contains("no such user"));
}

#[test]
fn the_database_is_its_owners_also_in_a_folder_that_is_not() {
    let place = Place::new();
    let data = place.path("open");
    std::fs::create_dir(&data).expect("made");
    std::fs::set_permissions(&data, std::fs::Permissions::from_mode(0o755)).expect("set");
    let server = place.serve_from(&data, &[]);
    let mut found = 0;
    for entry in std::fs::read_dir(&data).expect("a folder") {
        let entry = entry.expect("an entry");
        let mode = entry.metadata().expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{}", entry.path().display());
        found += 1;
    }
    assert!(found >= 1);
    drop(server);
}

#[test]
fn check_says_what_is_there_and_fails_on_a_fault() {
    let place = Place::new();
    let data = place.path("data");
    let (done, out, _) = run(&["check", "--data", &data]);
    assert!(
        done && out.contains("7939 records: area") && out.contains("Everything hangs together."),
        "{out}"
    );
    harm(&Path::new(&data).join("dampingi.db"));
    let (done, out, errors) = run(&["check", "--data", &data]);
    assert!(
        !done && out.contains("FAULT records that cannot be read: 1"),
        "{out}{errors}"
    );
}

fn harm(file: &Path) {
    let url = format!("sqlite://{}", file.display());
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let db = dampingi_server::db::Db::open(&url).await.expect("opens");
        let mut connection = db.reading().await.expect("reads");
        let harmed = sqlx::query("UPDATE records SET body = '{' WHERE area = '61.01'")
            .execute(&mut *connection)
            .await;
        assert_eq!(harmed.expect("harmed").rows_affected(), 1);
        drop(connection);
        db.close().await;
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn it_serves_from_postgresql_as_well() {
    // Makes the cluster and a database of its own in it.
    let world = World::new(dampingi_server::db::Backend::Postgres).await;
    let name: String = {
        let mut connection = world.db.reading().await.expect("reads");
        sqlx::query_scalar("SELECT CAST(current_database() AS TEXT)")
            .fetch_one(&mut *connection)
            .await
            .expect("reads")
    };
    let asked = tokio::task::spawn_blocking(move || {
        let place = Place::new();
        let url = postgres::url(&name);
        place
            .serve(&["--database", &url])
            .ask(&get("/api/health", ""))
    });
    assert_eq!(status(&asked.await.expect("joins")), "200");
}

#[tokio::test]
async fn another_origin_than_before_is_noticed() {
    on_both(async |world| {
        for (origin, before) in [
            ("http://localhost:8650", None),
            ("http://localhost:8650", None),
            ("https://dampingi.test", Some("http://localhost:8650")),
            ("https://dampingi.test", None),
            ("http://localhost:8650", Some("https://dampingi.test")),
        ] {
            let moved = serve::moved_from(&world.db, origin).await.expect("noted");
            assert_eq!(moved.as_deref(), before, "{origin}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_router_behind_a_proxy_is_the_same_for_every_route() {
    let place = ServePlace {
        behind_proxy: true,
        ..ServePlace::default()
    };
    let world = World::with(dampingi_server::db::Backend::Sqlite, &place).await;
    let token = world.token("kader.jelarai").await;
    assert_eq!(
        world.get("/api/sync/pull", &token).await.refusal(),
        (403, "not_secure".to_owned())
    );
}
