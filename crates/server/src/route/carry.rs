//! A queue that was carried by hand, brought by somebody's phone.

use crate::auth::App;
use crate::error::ApiError;
use crate::parcel::{self, NotTaken};
use crate::read::Body;
use axum::Json;
use axum::extract::State;
use dampingi_sync::parcel::{Carried, Carry};

/// `POST /api/sync/carry`: one part. Whoever brings it only brings it.
pub async fn carry(
    State(app): State<App>,
    Body(carry): Body<Carry>,
) -> Result<Json<Carried>, ApiError> {
    let taken = parcel::take_carried(&app, &carry.part).await;
    taken.map(Json).map_err(|why| match why {
        NotTaken::Sealed => ApiError::NotForThisServer,
        NotTaken::Ended => ApiError::MakerSignedOut,
        NotTaken::Database(error) => ApiError::Database(error),
    })
}
