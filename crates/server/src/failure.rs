//! Why a command did not succeed. Its text is for the person at the terminal: no names of people recorded, no measurements.

/// A failed command.
#[derive(Debug)]
pub enum Failure {
    /// The database could not be reached, read or written.
    Database(sqlx::Error),
    /// What was given is wrong; the text says what.
    Input(String),
    /// A file or address could not be used; the text says which.
    System(String),
}

/// The outcome of a command.
pub type Outcome<T = ()> = Result<T, Failure>;

impl Failure {
    /// What was given is wrong.
    pub fn input(text: impl Into<String>) -> Self {
        Self::Input(text.into())
    }

    /// A file could not be used.
    pub fn file(path: &std::path::Path, error: &std::io::Error) -> Self {
        Self::System(format!("{}: {error}", path.display()))
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Database(error) => write!(f, "database: {error}"),
            Self::Input(text) | Self::System(text) => f.write_str(text),
        }
    }
}

impl std::error::Error for Failure {}

impl From<sqlx::Error> for Failure {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error)
    }
}
