//! Four eyes, where the office requires them (`[counter] four_eyes`): who approves a request takes no money for it, and
//! what changes money that is on record is confirmed by a second person.

use super::acting::{Acting, allowed_second, allowed_treasurer};
use super::session::Session;
use crate::error::{Error, ErrorKind, Result};
use crate::message::{Message, message};
use crate::model::RequestNumber;

impl Session {
    /// Refuses an act that needs a second person, where the office requires one and none confirmed it. `what` is the act
    /// in words.
    ///
    /// # Errors
    /// [`ErrorKind::Usage`] with the field `--second`.
    pub(in crate::office) fn needs_second(&self, what: &Message) -> Result<()> {
        if !self.home().settings().counter.four_eyes || self.actor().second.is_some() {
            return Ok(());
        }
        let message = message!("{what} is confirmed by a second person in this office", what);
        Err(Error::new(ErrorKind::Usage, message)
            .field("--second")
            .hint(message!("name who has looked at it with `--second NAME`")))
    }

    /// Refuses to take money for a request by whoever approved a version of it, where the office requires four eyes.
    /// `takers` are the names with which the payment is recorded.
    ///
    /// # Errors
    /// [`ErrorKind::State`].
    pub(in crate::office) fn refuse_approver(
        &mut self,
        request: &RequestNumber,
        takers: &[&str],
    ) -> Result<()> {
        if !self.home().settings().counter.four_eyes {
            return Ok(());
        }
        let approvers = self.ledger()?.approvers(request)?;
        let Some(name) = takers.iter().find(|name| is_one_of(name, &approvers)) else {
            return Ok(());
        };
        let message = message!(
            "{name} approved request {request}, and so takes no money for it",
            name = *name,
            request
        );
        Err(Error::new(ErrorKind::State, message)
            .hint(message!("let another treasurer take it: `--by NAME`")))
    }

    /// Refuses an approval by whoever took money for the request, where the office requires four eyes.
    ///
    /// # Errors
    /// [`ErrorKind::State`].
    pub(in crate::office) fn refuse_taker(
        &mut self,
        request: &RequestNumber,
        approver: &str,
    ) -> Result<()> {
        if !self.home().settings().counter.four_eyes {
            return Ok(());
        }
        let takers = self.ledger()?.money_takers(request)?;
        if !is_one_of(approver, &takers) {
            return Ok(());
        }
        let message = message!(
            "{name} took money for request {request}, and so does not approve it",
            name = approver,
            request
        );
        Err(Error::new(ErrorKind::State, message)
            .hint(message!("let another officer approve it: `--by NAME`")))
    }

    /// Returns the names of who hands the cash over and of who takes it.
    ///
    /// # Errors
    /// [`ErrorKind::Usage`] where nobody acts, and for one who takes it that has no name, is who hands it over, or does
    /// no treasurer's work today.
    pub(in crate::office) fn handing_cash_to(&self, to: &str) -> Result<(String, String)> {
        let from = self.actor().name.ok_or_else(|| {
            let message = message!("a handover of cash names the treasurer who hands it over");
            Error::new(ErrorKind::Usage, message)
                .field("--by")
                .hint(message!("give the name with `--by NAME`, or once for all in KEMAS_PETUGAS"))
        })?;
        let (settings, today) = (self.home().settings(), self.home().clock.today());
        let to = allowed_treasurer(to, "--to", settings, today)?;
        if is_one_of(&to, std::slice::from_ref(&from)) {
            let message = message!("{to} hands the cash over, and cannot take it", to);
            return Err(Error::new(ErrorKind::Usage, message)
                .field("--to")
                .hint(message!("name the treasurer who takes the cash over")));
        }
        Ok((from, to))
    }

    /// Returns who confirms an act as a second person; `None` where nobody is given.
    ///
    /// # Errors
    /// [`ErrorKind::Usage`] where it is the person who acts, has no name, or does not act for the office today.
    pub(super) fn second(&self, who: &Acting, by: Option<&str>) -> Result<Option<String>> {
        let Some(given) = &who.second else { return Ok(None) };
        let refused = |message: Message, hint: Message| {
            Error::new(ErrorKind::Usage, message).field("--second").hint(hint)
        };
        let second = allowed_second(given, self.home().settings(), self.home().clock.today())?;
        let Some(by) = by else {
            let message = message!("a second person confirms what a first one does");
            return Err(refused(message, message!("give the name with `--by NAME`")));
        };
        if is_one_of(&second, &[by.to_owned()]) {
            let message = message!("{second} does it, and cannot be the second person", second);
            return Err(refused(message, message!("name another person who has looked at it")));
        }
        Ok(Some(second))
    }
}

/// Returns true where a name is one of these, whatever its case and its spaces.
fn is_one_of(name: &str, names: &[String]) -> bool {
    let plain = |name: &str| {
        let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
        words.join(" ")
    };
    names.iter().any(|one| plain(one) == plain(name))
}
