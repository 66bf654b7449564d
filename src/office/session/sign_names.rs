//! The file names of the papers that are signed for a request.

/// A paper that is signed for a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::office) enum PaperToSign {
    /// The agreement.
    Agreement,
    /// The agreement of the amendment with this serial, where none was signed before and a later amendment has replaced
    /// it.
    ReplacedAgreement(u32),
    /// The addendum of the amendment with this serial.
    Addendum(u32),
}

impl PaperToSign {
    /// Returns the paper of an amendment: an addendum where something was signed before, else the whole agreement.
    pub(in crate::office) fn of_amendment(is_addendum: bool, serial: u32) -> Self {
        if is_addendum { Self::Addendum(serial) } else { Self::Agreement }
    }

    /// Returns true for an addendum.
    pub(in crate::office) fn is_addendum(self) -> bool {
        matches!(self, Self::Addendum(_))
    }

    /// Returns the name of its file among the request's papers.
    pub(in crate::office) fn file_name(self) -> String {
        match self {
            Self::Agreement => "sppd.pdf".to_owned(),
            Self::ReplacedAgreement(serial) => format!("sppd-{serial}.pdf"),
            Self::Addendum(serial) => format!("adendum-{serial}.pdf"),
        }
    }

    /// Returns the paper whose file has this name; `None` for any other file.
    pub(super) fn of_file(name: &str) -> Option<Self> {
        let stem = name.strip_suffix(".pdf")?;
        if stem == "sppd" {
            return Some(Self::Agreement);
        }
        let (kind, serial) = stem.split_once('-')?;
        let serial = serial.parse().ok()?;
        match kind {
            "sppd" => Some(Self::ReplacedAgreement(serial)),
            "adendum" => Some(Self::Addendum(serial)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_name_is_recognised_and_no_other() {
        for paper in
            [PaperToSign::Agreement, PaperToSign::ReplacedAgreement(1), PaperToSign::Addendum(12)]
        {
            assert_eq!(PaperToSign::of_file(&paper.file_name()), Some(paper));
        }
        for other in ["sppd.txt", "sppd-x.pdf", "sppd-.pdf", "tagihan-1.pdf", "adendum.pdf"] {
            assert_eq!(PaperToSign::of_file(other), None, "{other}");
        }
    }
}
