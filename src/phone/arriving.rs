//! Signing in on the server, changing the password, and what comes before a PIN.

use super::engine::{Arriving, Engine};
use super::*;
use crate::net::{NetFault, Server};
use crate::session::Session;
use crate::store::fault::Fault;
use crate::vault::row::Vault;
use crate::vault::wrap::{DataKey, Secret, Wrap};

/// Shortest password the server takes.
const SHORTEST: usize = 8;

impl Engine {
    /// See [`Phone::sign_in`].
    pub async fn sign_in(&self, username: String, password: String) -> Result<(), SignInProblem> {
        let answer = Server { token: None }
            .sign_in(username, password.clone())
            .await;
        let signed_in = answer.map_err(|fault| self.sign_in_problem(&fault))?;
        self.signals.network.set(Network::Online);
        self.signals.demo.set(signed_in.demo);
        if self
            .renew(&signed_in.user, &signed_in.token)
            .await
            .map_err(|_| SignInProblem::Storage)?
        {
            return Ok(());
        }
        // Somebody else's vault, or one whose password was reset: closed before the next one is opened.
        if self.session().is_ok() {
            self.close().await;
        }
        let must_change = signed_in.user.must_change_password;
        let name = SignedInName(signed_in.user.name.clone());
        self.arriving.replace(Some(Arriving {
            token: signed_in.token,
            profile: signed_in.user,
            demo: signed_in.demo,
            parcel_key: signed_in.parcel_key,
            password,
            opened: None,
        }));
        if must_change {
            self.signals.gate.set(Gate::ChangePassword(name));
            return Ok(());
        }
        self.arrive().await.map_err(|_| SignInProblem::Storage)
    }

    fn sign_in_problem(&self, fault: &NetFault) -> SignInProblem {
        match fault {
            NetFault::Unreachable | NetFault::TooSlow => {
                self.signals.network.set(Network::Offline);
                SignInProblem::NoSignal
            }
            NetFault::Unreadable => SignInProblem::Server,
            NetFault::Refused {
                status,
                code,
                retry_after,
            } => match (status, code.as_str()) {
                (_, "disabled") => SignInProblem::Disabled,
                (_, "another_origin") => SignInProblem::AnotherOrigin,
                (429, _) => SignInProblem::TooManyTries {
                    minutes: retry_after.unwrap_or(60).div_ceil(60),
                },
                (401, _) => SignInProblem::WrongPassword,
                _ => SignInProblem::Server,
            },
        }
    }

    /// The open vault's own user signed in again: her sign-in is renewed, and nothing else happens.
    async fn renew(&self, profile: &Profile, token: &str) -> Result<bool, Fault> {
        let Ok(session) = self.session() else {
            return Ok(false);
        };
        if session.user() != profile.id || profile.must_change_password {
            return Ok(false);
        }
        session.token.replace(Some(token.to_owned()));
        session.profile.replace(profile.clone());
        self.keep_sign_in(&session).await?;
        self.signals.gate.set(Gate::Open);
        self.alarm.call();
        Ok(true)
    }

    /// Keeps profile and sign-in of the open vault, sealed.
    pub async fn keep_sign_in(&self, session: &Session) -> Result<(), Fault> {
        let database = self.database()?;
        let turn = self.writing.lock().await;
        let profile = session.profile.borrow().clone();
        let token = session.token.borrow().clone();
        let mut sealed = Vault::new(session.vault, &profile);
        sealed
            .seal_session(&session.key, &profile, token.as_deref())
            .await?;
        let kept = |vault: &mut Vault| {
            vault.take_session(&sealed);
            true
        };
        Vault::change(&database, session.vault, &kept).await?;
        drop(turn);
        self.signals.profile.set(Some(profile));
        self.look_for_users().await
    }

    /// What comes after a sign-in: a PIN to choose, or the old PIN when another password seals her vault here.
    pub async fn arrive(&self) -> Result<(), Fault> {
        let (user, password) = {
            let arriving = self.arriving.borrow();
            let arriving = arriving.as_ref().ok_or(Fault::Locked)?;
            self.signals.profile.set(Some(arriving.profile.clone()));
            (arriving.profile.id, arriving.password.clone())
        };
        match self.opened_by(user, &password).await? {
            Some((_, None)) => {
                self.signals.owes_pin.set(Some(user));
                self.signals.gate.set(Gate::Locked);
            }
            found => {
                if let Some(arriving) = self.arriving.borrow_mut().as_mut() {
                    arriving.opened = found.and_then(|(vault, key)| Some((vault, key?)));
                }
                self.signals.gate.set(Gate::ChoosePin);
            }
        }
        Ok(())
    }

    /// Her vault on this phone, with its data key where this password opens it.
    pub async fn opened_by(
        &self,
        user: RecordId,
        password: &str,
    ) -> Result<Option<(Vault, Option<DataKey>)>, Fault> {
        let Some(vault) = Vault::of(&self.database()?, user).await? else {
            return Ok(None);
        };
        let data_key = match vault.wrap(Secret::Password) {
            Some(wrap) => wrap.open(Secret::Password, password, vault.id).await?,
            None => None,
        };
        Ok(Some((vault, data_key)))
    }

    /// See [`Phone::change_password`].
    pub async fn change_password(&self, old: String, new: String) -> Result<(), PasswordProblem> {
        if new.chars().count() < SHORTEST {
            return Err(PasswordProblem::TooShort);
        }
        if old == new {
            return Err(PasswordProblem::Same);
        }
        let token = match self.arriving.borrow().as_ref() {
            Some(arriving) => Some(arriving.token.clone()),
            None => self
                .session()
                .ok()
                .and_then(|session| session.token.borrow().clone()),
        };
        let token = token.ok_or(PasswordProblem::SignInAgain)?;
        let server = Server {
            token: Some(token.as_str()),
        };
        let answer = server.change_password(old.clone(), new.clone()).await;
        answer.map_err(|fault| password_problem(&fault))?;
        self.signals.network.set(Network::Online);
        let is_arriving = match self.arriving.borrow_mut().as_mut() {
            Some(arriving) => {
                arriving.profile.must_change_password = false;
                arriving.password.clone_from(&new);
                true
            }
            None => false,
        };
        let kept = if is_arriving {
            self.arrive().await
        } else {
            self.rewrap_password(&old, &new).await
        };
        kept.map_err(|_| PasswordProblem::Storage)
    }

    /// The open vault's password changed: what it sealed is sealed by the new one.
    async fn rewrap_password(&self, old: &str, new: &str) -> Result<(), Fault> {
        let session = self.session()?;
        let database = self.database()?;
        let _turn = self.writing.lock().await;
        let vault = Vault::load(&database, session.vault).await?;
        let Some(wrap) = vault.wrap(Secret::Password) else {
            return Ok(());
        };
        // Sealed by an even older password: the PIN still opens it, and the next sign-in here seals it anew.
        let Some(data_key) = wrap.open(Secret::Password, old, vault.id).await? else {
            return Ok(());
        };
        let fresh = Wrap::seal(&data_key, Secret::Password, new, vault.id, wrap.effort()).await?;
        Vault::put_wrap(&database, vault.id, Secret::Password, &fresh).await
    }

    /// See [`Phone::start_over`].
    pub async fn start_over(&self) -> Result<(), SaveProblem> {
        let Some(user) = self.signals.owes_pin.get_untracked() else {
            return Err(SaveProblem::Locked);
        };
        let database = self.database()?;
        if let Some(vault) = Vault::of(&database, user).await? {
            let aside = |vault: &mut Vault| {
                vault.set_aside();
                true
            };
            Vault::change(&database, vault.id, &aside).await?;
        }
        self.look_for_users().await?;
        self.signals.owes_pin.set(None);
        self.signals.gate.set(Gate::ChoosePin);
        Ok(())
    }

    /// See [`Phone::leave_sign_in`].
    pub fn leave_sign_in(&self) {
        if self.session().is_ok() {
            self.signals.gate.set(Gate::Open);
        } else {
            self.arriving.take();
            self.signals.owes_pin.set(None);
            self.signals.profile.set(None);
            self.signals.gate.set(self.closed_gate());
        }
    }
}

fn password_problem(fault: &NetFault) -> PasswordProblem {
    match fault {
        NetFault::Unreachable | NetFault::TooSlow => PasswordProblem::NoSignal,
        NetFault::Unreadable => PasswordProblem::Server,
        NetFault::Refused { status, code, .. } => match (status, code.as_str()) {
            (_, "weak_password") => PasswordProblem::TooShort,
            (_, "wrong_password") | (429, _) => PasswordProblem::WrongOld,
            (401, _) => PasswordProblem::SignInAgain,
            _ => PasswordProblem::Server,
        },
    }
}
