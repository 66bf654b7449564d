//! The treasurer's cash: what is not deposited, cash that is counted, and its handover to another treasurer.

use std::path::Path;

use serde::Serialize;

use crate::error::{Error, ErrorKind, Result};
use crate::message::message;
use crate::model::{CashCount, CashPosition};
use crate::office::papers::file_name;
use crate::office::session::Session;

/// The folder of the records of handovers, in the office's folder.
const CASH_HANDOVERS: &str = "papers/serah-terima-kas";

/// How many characters of a hash tell the handovers of one day apart.
const TELLING: usize = 8;

/// The cash of the treasurer.
#[derive(Debug, Serialize)]
pub struct CashShown {
    /// What is not deposited, with the counted cash.
    #[serde(flatten)]
    pub position: CashPosition,
    /// Who hands the cash over; `None` where nobody does.
    pub from: Option<String>,
    /// Who takes the cash over; `None` where nobody does.
    pub to: Option<String>,
    /// The path of the record of the handover; `None` where there is none.
    pub path: Option<String>,
}

impl Session {
    /// Shows the cash that is not deposited. With a count, it is compared and recorded; with the name of another
    /// treasurer, the cash is handed over to that one, and the record of it (*berita acara*) is written.
    ///
    /// # Errors
    /// [`ErrorKind::Usage`] where cash is handed over that was not counted, or was counted otherwise than the books
    /// say without a reason; where nobody hands it over, or for one who
    /// cannot take it. Where the paper cannot be rendered, nothing is recorded.
    pub fn cash(&mut self, count: Option<&CashCount>, to: Option<&str>) -> Result<CashShown> {
        let actor = self.actor();
        let names = to.map(|to| self.handing_cash_to(to)).transpose()?;
        let (home, ledger) = self.parts()?;
        let today = home.clock.today();
        let shown = |position, path| CashShown { position, from: None, to: None, path };
        let (count, (from, to)) = match (count, names) {
            (None, Some(_)) => return Err(uncounted()),
            (None, None) => return Ok(shown(ledger.cash_position(today)?, None)),
            (Some(count), None) => {
                let by = (actor.recorded_name(), None);
                let counted = ledger.record_cash_count(today, count, by, |_| Ok(()))?;
                return Ok(shown(counted, None));
            }
            (Some(count), Some(names)) => (count, names),
        };
        let (papers, settings) = (home.papers()?, home.settings());
        let people = [&from, &to].map(|name| settings.representative(name, today));
        let [giver, taker] = &people;
        let mut paper = Vec::new();
        let prove = |cash: &CashPosition| {
            let because = actor.because.as_deref();
            let is_other = cash.count.as_ref().is_some_and(|count| count.counted != count.expected);
            if is_other && because.is_none() {
                return Err(unexplained());
            }
            paper = papers.cash_handover(cash, (giver, taker), because, settings)?.pdf()?;
            Ok(())
        };
        let folder = Path::new(CASH_HANDOVERS);
        home.ready(folder)?;
        let names = (from.as_str(), Some(to.as_str()));
        let position = ledger.record_cash_count(today, count, names, prove)?;
        let head: String = position.ledger_head.chars().take(TELLING).collect();
        let name = file_name("serah-terima-kas", &format!("{today}-{head}"));
        let path = home.write(folder, &name, &paper)?.display().to_string();
        Ok(CashShown { from: Some(from), to: Some(to), ..shown(position, Some(path)) })
    }
}

fn unexplained() -> Error {
    let message = message!("what was counted is not what the books say");
    Error::new(ErrorKind::Usage, message)
        .field("--because")
        .hint(message!("count again, or say why with `--because REASON`; the record names it"))
}

fn uncounted() -> Error {
    let message = message!("cash is handed over by count");
    Error::new(ErrorKind::Usage, message).field("--count").hint(message!(
        "count it together: `--count 100000=3,50000=2`, or `--count 0` where there is no cash"
    ))
}
