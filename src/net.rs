//! The way to the server: the only user of reqwasm. Same origin, so no address is configured and none can be wrong.
//! Must not log: addresses and bodies speak of people.

use crate::json;
use crate::phone::QueueFilter;
use crate::platform::gzip;
use crate::platform::practice;
use crate::platform::timer::Deadline;
use crate::platform::traffic;
use dampingi_domain::photo::Photo;
use dampingi_sync::RecordId;
use dampingi_sync::desk::Find;
use dampingi_sync::parcel::{Carried, Carry};
use dampingi_sync::photo::PhotoWire;
use dampingi_sync::store::{Failure, Transport};
use dampingi_sync::wire::{
    NewPassword, Page, PhotoPart, PhotosAsked, PhotosHere, Push, Receipts, Refusal, SignIn,
    SignedIn,
};
use js_sys::{Uint8Array, encode_uri_component};
use reqwasm::http::{Method, Request};
use serde::de::DeserializeOwned;
use uuid::Uuid;

/// A batch on a bad network is halved after this; the server gives up at the same time.
const SYNC_MS: u32 = 30_000;
/// Someone waits before the screen for this.
const ASKED_MS: u32 = 20_000;
/// A look whether the server is there.
const HEALTH_MS: u32 = 8_000;
/// Below this a body is sent as it is: packing would save less than a packet.
const WORTH_PACKING: usize = 1400;

/// Why a request was not answered with what it asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NetFault {
    /// No answer: no signal, cut.
    Unreachable,
    /// No answer in time: the network is slow, or what was sent too large for it.
    TooSlow,
    /// The server refused, with its code; `retry_after` in seconds where it says so.
    Refused {
        /// HTTP status.
        status: u16,
        /// Machine-readable reason; empty where the body was not the server's.
        code: String,
        /// Until the next try.
        retry_after: Option<u32>,
    },
    /// An answer that this version cannot read.
    Unreadable,
}

impl From<NetFault> for Failure {
    fn from(fault: NetFault) -> Self {
        match fault {
            NetFault::Unreachable => Self::Unreachable,
            NetFault::TooSlow => Self::TooLarge,
            NetFault::Unreadable => Self::Broken("unreadable answer".to_owned()),
            NetFault::Refused { status, code, .. } => match (status, code.as_str()) {
                (401, _) | (403, "must_change_password" | "disabled") => Self::NotSignedIn,
                (426, _) | (_, "update_needed") => Self::UpdateNeeded,
                (408 | 413 | 504, _) => Self::TooLarge,
                _ => Self::Broken(format!("{status} {code}")),
            },
        }
    }
}

/// The server, with the sign-in to it.
pub struct Server<'a> {
    /// Opaque; without one only signing in is possible.
    pub token: Option<&'a str>,
}

impl Server<'_> {
    /// Whether it answers. Costs some hundred bytes.
    pub async fn is_there(&self) -> bool {
        self.ask(Method::GET, "/api/health", None, HEALTH_MS)
            .await
            .is_ok()
    }

    /// Signs in.
    pub async fn sign_in(&self, username: String, password: String) -> Result<SignedIn, NetFault> {
        let body = json::write(&SignIn { username, password });
        read(
            &self
                .ask(Method::POST, "/api/session", Some(body), ASKED_MS)
                .await?,
        )
    }

    /// Who is signed in, as the server sees her now.
    pub async fn whoami(&self) -> Result<SignedIn, NetFault> {
        read(
            &self
                .ask(Method::GET, "/api/session", None, ASKED_MS)
                .await?,
        )
    }

    /// Ends the sign-in.
    pub async fn sign_out(&self) -> Result<(), NetFault> {
        self.ask(Method::DELETE, "/api/session", None, HEALTH_MS)
            .await
            .map(drop)
    }

    /// Changes the password.
    pub async fn change_password(&self, old: String, new: String) -> Result<(), NetFault> {
        let body = json::write(&NewPassword { old, new });
        self.ask(Method::POST, "/api/session/password", Some(body), ASKED_MS)
            .await
            .map(drop)
    }

    /// Brings one part of a queue that was carried by hand.
    pub async fn carry(&self, part: String) -> Result<Carried, NetFault> {
        let body = json::write(&Carry { part });
        read(
            &self
                .ask(Method::POST, "/api/sync/carry", Some(body), SYNC_MS)
                .await?,
        )
    }

    /// The coordinator's queue, as it came.
    pub async fn queue(&self, filter: &QueueFilter) -> Result<String, NetFault> {
        let path = format!("/api/review/queue{}", query(filter));
        self.ask(Method::GET, &path, None, ASKED_MS).await
    }

    /// One visit with its story, as it came.
    pub async fn story(&self, visit: RecordId) -> Result<String, NetFault> {
        let path = format!("/api/review/story/{visit}");
        self.ask(Method::GET, &path, None, ASKED_MS).await
    }

    /// Who may be registered twice, as it came.
    pub async fn doubles(&self) -> Result<String, NetFault> {
        self.ask(Method::GET, "/api/review/doubles", None, ASKED_MS)
            .await
    }

    /// Everything about one or two people, as it came. `ids` has a comma between them.
    pub async fn people(&self, ids: &str) -> Result<String, NetFault> {
        let path = format!("/api/review/people/{ids}");
        self.ask(Method::GET, &path, None, ASKED_MS).await
    }

    /// What is told of an area, as it came. `asked` is the route and its query: codes and a month, nothing to encode.
    pub async fn told(&self, asked: &str) -> Result<String, NetFault> {
        let mut path = "/api/".to_owned();
        path.push_str(asked);
        self.ask(Method::GET, &path, None, ASKED_MS).await
    }

    /// Who fits these words, as it came. They go in the body: addresses are written down on the way.
    pub async fn find(&self, words: String) -> Result<String, NetFault> {
        let body = json::write(&Find { words });
        self.ask(Method::POST, "/api/review/find", Some(body), ASKED_MS)
            .await
    }

    /// A photo.
    pub async fn photo(&self, sha256: &str) -> Result<Vec<u8>, NetFault> {
        let path = format!("/api/photo/{sha256}");
        let request = self.request(Method::GET, &path);
        self.answer(request, 0, SYNC_MS).await
    }

    fn request(&self, method: Method, path: &str) -> Request {
        let request = Request::new(path).method(method);
        match self.token {
            Some(token) => request.header("authorization", &format!("Bearer {token}")),
            None => request,
        }
    }

    /// Asks with a message, and gives the message of a good answer.
    async fn ask(
        &self,
        method: Method,
        path: &str,
        body: Option<Vec<u8>>,
        patience_ms: u32,
    ) -> Result<String, NetFault> {
        let (mut request, mut sent) = (self.request(method, path), 0);
        if let Some(body) = body {
            request = request.header("content-type", "application/json");
            let packed = if body.len() > WORTH_PACKING {
                gzip::pack(&body).await
            } else {
                None
            };
            sent = packed
                .as_ref()
                .map_or(body.len(), |it| it.length() as usize);
            request = match packed {
                Some(packed) => request.header("content-encoding", "gzip").body(packed),
                None => request.body(Uint8Array::from(body.as_slice())),
            };
        }
        let answer = self.answer(request, sent, patience_ms).await?;
        String::from_utf8(answer).map_err(|_| NetFault::Unreadable)
    }

    /// Sends a request with so many bytes in it, and gives the body of a good answer. The deadline covers the body too: it is
    /// what a bad network cuts.
    async fn answer(
        &self,
        request: Request,
        sent: usize,
        patience_ms: u32,
    ) -> Result<Vec<u8>, NetFault> {
        // The only way out of the app: on a page for practice it is closed.
        if practice::is_on() {
            return Err(NetFault::Unreachable);
        }
        let answer = self.answer_uncounted(request, sent, patience_ms).await;
        // Also when it failed: what was cut off was paid for.
        traffic::note(sent as f64);
        answer
    }

    async fn answer_uncounted(
        &self,
        request: Request,
        sent: usize,
        patience_ms: u32,
    ) -> Result<Vec<u8>, NetFault> {
        let deadline = Deadline::new(patience_ms);
        let cut = || {
            if deadline.has_rung() {
                NetFault::TooSlow
            } else {
                NetFault::Unreachable
            }
        };
        let begun = request.abort_signal(Some(&deadline.signal())).send().await;
        // Nothing went up that could be slow: a line that does not even begin to answer is none, and to ask it for less would
        // take minutes to say so.
        let silent = |_| match sent {
            0 => NetFault::Unreachable,
            _ => cut(),
        };
        let response = begun.map_err(silent)?;
        let body = response.binary().await.map_err(|_| cut())?;
        if response.ok() {
            return Ok(body);
        }
        // Where there is no refusal, it is a proxy's own page.
        let refusal: Option<Refusal> = json::read(&body);
        Err(NetFault::Refused {
            status: response.status(),
            code: refusal.map(|refusal| refusal.code).unwrap_or_default(),
            retry_after: response
                .headers()
                .get("retry-after")
                .and_then(|seconds| seconds.parse().ok()),
        })
    }
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T, NetFault> {
    json::read(text.as_bytes()).ok_or(NetFault::Unreadable)
}

/// The filter as the address has it; also a name for what was asked.
pub fn query(filter: &QueueFilter) -> String {
    let pairs = [
        (
            "village",
            filter.village.as_ref().map(|area| area.as_str().to_owned()),
        ),
        ("author", filter.author.map(|author| author.to_string())),
        ("form", filter.form.clone()),
        ("state", filter.state.clone()),
        ("flagged", filter.flagged.map(|flagged| flagged.to_string())),
        ("after", filter.after.clone()),
    ];
    let set: Vec<String> = pairs
        .into_iter()
        .filter_map(|(key, value)| Some(format!("{key}={}", encode_uri_component(&value?))))
        .collect();
    if set.is_empty() {
        String::new()
    } else {
        format!("?{}", set.join("&"))
    }
}

/// The way of a sync run.
pub struct Wire {
    /// The sign-in.
    pub token: String,
    /// The device whose changes the server is to count.
    pub device: Box<dyn Fn() -> Uuid>,
}

impl Wire {
    const fn server(&self) -> Server<'_> {
        Server {
            token: Some(self.token.as_str()),
        }
    }
}

impl Transport for Wire {
    async fn push(&self, push: &Push) -> Result<Receipts, Failure> {
        let body = Some(json::write(push));
        let answer = self
            .server()
            .ask(Method::POST, "/api/sync/push", body, SYNC_MS)
            .await?;
        Ok(read(&answer)?)
    }

    async fn pull(&self, cursor: Option<&str>, limit: u32) -> Result<Page, Failure> {
        let device = (self.device)();
        let cursor = cursor.map_or_else(String::new, |cursor| {
            format!("&cursor={}", encode_uri_component(cursor))
        });
        let path = format!("/api/sync/pull?limit={limit}&device={device}{cursor}");
        let answer = self.server().ask(Method::GET, &path, None, SYNC_MS).await?;
        Ok(read(&answer)?)
    }
}

impl PhotoWire for Wire {
    async fn wanted(&self, asked: &PhotosAsked) -> Result<PhotosHere, Failure> {
        let body = Some(json::write(asked));
        let answer = self
            .server()
            .ask(Method::POST, "/api/photo/wanted", body, SYNC_MS)
            .await?;
        Ok(read(&answer)?)
    }

    async fn part(&self, photo: &Photo, at: u32, bytes: Vec<u8>) -> Result<PhotoPart, Failure> {
        let path = format!("/api/photo/{}/{at}", photo.sha256);
        let server = self.server();
        let request = server.request(Method::PUT, &path);
        let request = request.body(Uint8Array::from(bytes.as_slice()));
        let answer = server.answer(request, bytes.len(), SYNC_MS).await?;
        Ok(json::read(&answer).ok_or(NetFault::Unreadable)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(status: u16, code: &str) -> Failure {
        let code = code.to_owned();
        NetFault::Refused {
            status,
            code,
            retry_after: None,
        }
        .into()
    }

    #[test]
    fn a_refusal_says_what_can_be_done_about_it() {
        assert_eq!(refused(401, "not_signed_in"), Failure::NotSignedIn);
        assert_eq!(refused(403, "disabled"), Failure::NotSignedIn);
        assert_eq!(refused(413, "too_large"), Failure::TooLarge);
        assert_eq!(refused(408, ""), Failure::TooLarge);
        assert_eq!(refused(426, ""), Failure::UpdateNeeded);
        assert_eq!(Failure::from(NetFault::Unreachable), Failure::Unreachable);
        assert_eq!(Failure::from(NetFault::TooSlow), Failure::TooLarge);
        assert!(matches!(refused(503, "server_trouble"), Failure::Broken(_)));
        assert!(matches!(refused(403, "forbidden"), Failure::Broken(_)));
    }
}
