//! The language in the settings of an office, and its own translations.

use super::settings::language;
use super::snapshot::Office;
use crate::error::{Error, ErrorKind, Result, read_text};
use crate::message::{InstallError, Language, install_texts, message};

impl Office {
    /// Returns the language in `kemas.toml`; `None` where it has none or cannot be read.
    pub fn language(&self) -> Option<Language> {
        language(&std::fs::read_to_string(self.folder().join("kemas.toml")).ok()?)
    }

    /// Installs the office's own `catalog/texts/id.po`, whose texts replace the built-in ones in this process. Does
    /// nothing without such a file, or where an office's texts are installed already.
    ///
    /// # Errors
    /// [`ErrorKind::Catalog`] with the line where the file is wrong; [`ErrorKind::Io`] where it cannot be read. The
    /// words that are shown stay the same then.
    pub fn use_own_texts(&self) -> Result<()> {
        let file = self.folder().join("catalog/texts/id.po");
        let text = match read_text(&file, ErrorKind::Catalog)? {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
            Err(error) => {
                return Err(Error::io(&file, message!("read the office's own words"), error));
            }
        };
        match install_texts(&text) {
            Ok(()) | Err(InstallError::Taken) => Ok(()),
            Err(InstallError::Broken(slip)) => Err(Error::new(ErrorKind::Catalog, slip.what)
                .file(&file)
                .line(slip.line)
                .hint(message!("correct the line; until then the built-in words are shown"))),
        }
    }
}
