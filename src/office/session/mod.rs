//! The office on disk, and the session of a command.
//!
//! A program needs one [`Office`] for all sessions; it caches tables, papers and index. A [`Session`] is for one
//! command: one snapshot, one connection to the ledger, one clock.

mod acting;
mod clock;
mod copies;
mod create;
mod forgotten;
mod four_eyes;
mod given;
mod home;
mod kept;
mod places;
mod private;
mod put_back;
mod reason;
mod register_number;
mod request_files;
#[expect(clippy::module_inception, reason = "the file of the type that the room is about")]
mod session;
mod settings;
mod sign_names;
mod snapshot;
mod threads;
mod watch;
mod words;

pub use acting::Acting;
pub use clock::Clock;
pub use create::Created;
pub(in crate::office) use forgotten::Draft;
pub use given::Given;
pub(in crate::office) use given::ReadRequest;
pub(in crate::office) use home::{Home, SCAN_DIGITS};
pub use private::make_private;
pub(in crate::office) use put_back::{PutBackPlan, finish_restore, restore_is_planned};
pub(in crate::office) use reason::{number_of, seal_code_of, seen, stated_reason};
pub(in crate::office) use register_number::register_number;
pub(in crate::office) use request_files::{new_version, version_of};
pub use session::Session;
pub use settings::usual_zone;
pub(in crate::office) use settings::zone;
pub(in crate::office) use sign_names::{EARLIER, PaperToSign};
pub use snapshot::Office;
pub use threads::MOST_THREADS;
pub(in crate::office) use threads::threads;
pub(in crate::office) use watch::Stopwatch;
pub use watch::{Warning, Watch};
