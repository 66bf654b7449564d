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

    /// Returns true for the file name of a paper that is signed: one of [`Self::file_name`], or that of an agreement of
    /// an earlier version, which bears its own number after [`EARLIER`].
    pub(super) fn is_one(name: &str) -> bool {
        let Some(stem) = name.strip_suffix(".pdf") else { return false };
        let serial = stem.strip_prefix("adendum-");
        stem == EARLIER
            || stem
                .strip_prefix(EARLIER)
                .is_some_and(|rest| rest.len() > 1 && rest.starts_with('-'))
            || serial.is_some_and(|serial| serial.parse::<u32>().is_ok())
    }
}

/// What the file name of an agreement of an earlier version begins with; its number follows after a hyphen.
pub(in crate::office) const EARLIER: &str = "sppd";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_name_is_recognised_and_no_other() {
        for paper in
            [PaperToSign::Agreement, PaperToSign::ReplacedAgreement(1), PaperToSign::Addendum(12)]
        {
            assert!(PaperToSign::is_one(&paper.file_name()), "{paper:?}");
        }
        assert!(PaperToSign::is_one("sppd-SPPD-001_81000_HM.340_11_2026.pdf"));
        for other in [
            "sppd.txt",
            "sppd-.pdf",
            "sppd-1.txt",
            "sppdx.pdf",
            "tagihan-1.pdf",
            "adendum.pdf",
            "adendum-x.pdf",
        ] {
            assert!(!PaperToSign::is_one(other), "{other}");
        }
    }
}
