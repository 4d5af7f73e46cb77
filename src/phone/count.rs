//! How much waits, how much was received, and how the last sync went.

/// What waits here and what the server has. The two sides are shown together: why they differ must be visible.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Durable here, not yet answered (deferred ones included).
    pub waiting: u32,
    /// Not taken by the server; each is a card that can be corrected.
    pub refused: u32,
    /// Of the waiting ones, those for which the server waits for another record.
    pub deferred: u32,
    /// Receipts this phone holds.
    pub sent: u32,
    /// Changes of this phone that the server says it holds; `None` before the first answer.
    pub server_held: Option<u64>,
    /// Changes the server should have and does not.
    pub gaps: u32,
    /// How many whole hours this phone's clock was ahead of the server's when they last spoke; below zero behind it.
    pub clock_ahead: i32,
    /// Whether this phone took another device id, because its data was copied: then the server's count is only of what came
    /// since.
    pub was_copied: bool,
    /// Photos on this phone that the server has not got yet, those of forms that are still open included.
    pub photos: u32,
    /// When the oldest waiting change was recorded.
    pub oldest_waiting: Option<String>,
}

/// Whether the server can be reached. `Online` only after an answer: a signal bar is no answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Network {
    /// Not tried yet.
    #[default]
    Unknown,
    /// The last try had no answer.
    Offline,
    /// The last try was answered.
    Online,
}

/// What the sync is doing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SyncState {
    /// Nothing under way.
    #[default]
    Idle,
    /// Sending.
    Pushing {
        /// Answered so far.
        done: u32,
        /// All that waited at the start.
        of: u32,
    },
    /// Receiving.
    Pulling {
        /// Records so far.
        received: u32,
        /// About how many are still to come; 0 where the server did not say.
        left: u32,
    },
    /// Sending photos, after everything else is through.
    Photos {
        /// Through so far.
        done: u32,
        /// All that waited at the start.
        of: u32,
    },
    /// The last run did not succeed.
    Failed(SyncFailure),
}

/// Why the last contact failed, by what can be done about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SyncFailure {
    /// No answer. It is tried again by itself.
    NoSignal,
    /// The sign-in is no longer valid. The outbox stays.
    SignInAgain,
    /// This version of the app is too old for the server.
    UpdateNeeded,
    /// The server failed. It is tried again by itself.
    ServerTrouble,
    /// The phone is full.
    Full,
    /// The phone's storage failed. It is tried again by itself.
    Storage,
}
