//! The one error of the API: what the phone can do about it decides the status, its code is for machines, its message for people.
//! Must not carry anything about a person.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use dampingi_sync::wire::Refusal;

/// Why a request was not answered.
#[derive(Debug)]
pub enum ApiError {
    /// No token, or one that has ended.
    NotSignedIn,
    /// Name or password is wrong; which of them is not told.
    WrongPassword,
    /// Too many wrong passwords for this name.
    TooManyTries {
        /// Until the next try.
        seconds: i64,
    },
    /// The account is closed. Told only to who knows the password.
    Disabled,
    /// The one-time password must be changed first.
    MustChangePassword,
    /// The new password is too short, too long, or the old one.
    WeakPassword,
    /// The role may not do this.
    Forbidden,
    /// The area is not hers.
    OutsideArea,
    /// There is no such thing.
    NotFound,
    /// There is, but not with this method.
    WrongMethod,
    /// The request cannot be read.
    Malformed,
    /// The body is larger than allowed, or holds too many changes.
    TooLarge,
    /// A carried part that does not open here: damaged, or sealed for another server.
    NotForThisServer,
    /// A carried part of somebody whose sign-in has ended.
    MakerSignedOut,
    /// It did not come over HTTPS.
    NotSecure,
    /// The database failed. The phone tries again later.
    Database(sqlx::Error),
}

impl ApiError {
    /// Status, code, and the words.
    fn parts(&self) -> (StatusCode, &'static str, &'static str) {
        match self {
            Self::NotSignedIn => (
                StatusCode::UNAUTHORIZED,
                "not_signed_in",
                "Silakan masuk lagi.",
            ),
            Self::WrongPassword => (
                StatusCode::UNAUTHORIZED,
                "wrong_password",
                "Nama pengguna atau kata sandi tidak cocok.",
            ),
            Self::TooManyTries { .. } => (
                StatusCode::TOO_MANY_REQUESTS,
                "too_many_tries",
                "Terlalu banyak percobaan. Tunggu sebentar, lalu coba lagi.",
            ),
            Self::Disabled => (
                StatusCode::FORBIDDEN,
                "disabled",
                "Akun ini ditutup. Hubungi admin di kabupaten Anda.",
            ),
            Self::MustChangePassword => (
                StatusCode::FORBIDDEN,
                "must_change_password",
                "Ganti dahulu kata sandi sekali pakai Anda.",
            ),
            Self::WeakPassword => (
                StatusCode::UNPROCESSABLE_ENTITY,
                "weak_password",
                "Kata sandi baru paling sedikit 8 karakter dan berbeda dari yang lama.",
            ),
            Self::Forbidden => (
                StatusCode::FORBIDDEN,
                "forbidden",
                "Peran Anda tidak boleh membuka ini.",
            ),
            Self::OutsideArea => (
                StatusCode::FORBIDDEN,
                "outside_area",
                "Ini di luar wilayah Anda.",
            ),
            Self::NotFound => (StatusCode::NOT_FOUND, "not_found", "Tidak ditemukan."),
            Self::WrongMethod => (
                StatusCode::METHOD_NOT_ALLOWED,
                "wrong_method",
                "Permintaan tidak dikenal.",
            ),
            Self::Malformed => (
                StatusCode::BAD_REQUEST,
                "malformed",
                "Permintaan tidak terbaca oleh server.",
            ),
            Self::TooLarge => (
                StatusCode::PAYLOAD_TOO_LARGE,
                "too_large",
                "Kiriman terlalu besar.",
            ),
            Self::NotForThisServer => (
                StatusCode::UNPROCESSABLE_ENTITY,
                "not_for_this_server",
                "Berkas ini rusak atau dibuat untuk server lain.",
            ),
            Self::MakerSignedOut => (
                StatusCode::UNPROCESSABLE_ENTITY,
                "maker_signed_out",
                "Pembuat berkas ini sudah keluar atau akunnya ditutup. Serahkan berkasnya kepada admin.",
            ),
            Self::NotSecure => (
                StatusCode::FORBIDDEN,
                "not_secure",
                "Buka alamat ini dengan https agar data aman.",
            ),
            Self::Database(_) => (
                StatusCode::SERVICE_UNAVAILABLE,
                "server_trouble",
                "Server sedang terganggu. Data Anda aman di HP, coba lagi nanti.",
            ),
        }
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        if let Self::Database(error) = &self {
            tracing::error!(%error, "the database failed");
        }
        let (status, code, message) = self.parts();
        let mut response = refusal(status, code, message);
        if let Self::TooManyTries { seconds } = self {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

/// A refusal as it is sent.
pub fn refusal(status: StatusCode, code: &str, message: &str) -> Response {
    let body = Refusal {
        code: code.to_owned(),
        message: message.to_owned(),
    };
    (status, Json(body)).into_response()
}

/// PostgreSQL's word for a text that it cannot hold: one with a NUL. (SQLSTATE 22021, `character_not_in_repertoire`.)
const NOT_A_TEXT: &str = "22021";

impl From<sqlx::Error> for ApiError {
    fn from(error: sqlx::Error) -> Self {
        let code = error.as_database_error().and_then(|error| error.code());
        match code.as_deref() {
            // To try again later, as after trouble of the server, would not help.
            Some(NOT_A_TEXT) => Self::Malformed,
            _ => Self::Database(error),
        }
    }
}
