//! The rule that says which findings stop a sale.
//!
//! A blocking finding stops the sale of its product or piece. An officer may serve the request all the same, with a
//! reason that names the finding's code: the reason *carries the sale over* the finding. This is possible for every
//! finding on a map. For findings of the index, the effect of their code says whether it is.

/// A finding that may stop a sale.
pub trait SaleFinding {
    /// Returns the finding's stable code.
    fn code(&self) -> &str;
    /// Returns true when it stops the sale, as long as no reason carries the sale over it.
    fn is_blocking(&self) -> bool;
    /// Returns true when an officer's reason that names the code carries the sale over the finding.
    fn may_be_carried_over(&self) -> bool;
}

/// Returns the findings that stop the sale, given the officer's reason `because`; `None` is no reason.
pub fn stopping<'a, F: SaleFinding + 'a>(
    findings: impl IntoIterator<Item = &'a F>,
    because: Option<&str>,
) -> impl Iterator<Item = &'a F> {
    let carried = move |finding: &F| {
        finding.may_be_carried_over()
            && because.is_some_and(|reason| names_code(reason, finding.code()))
    };
    let stops = move |finding: &&F| finding.is_blocking() && !carried(finding);
    findings.into_iter().filter(stops)
}

/// Returns true where the reason contains the code as a word of its own, in capital or small letters.
pub(crate) fn names_code(reason: &str, code: &str) -> bool {
    reason.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| word.eq_ignore_ascii_case(code))
}

#[cfg(test)]
mod tests {
    use super::super::index_finding::IndexFinding;
    use super::*;
    use crate::message::Message;

    #[test]
    fn a_reason_carries_over_the_codes_that_it_names_alone() {
        assert!(names_code("P02, p06: pembeli sudah diberi tahu", "P06"));
        assert!(!names_code("P02: pembeli sudah diberi tahu", "P06"));
        assert!(!names_code("XP061", "P06"));
    }

    #[test]
    fn a_reason_carries_over_what_it_names_and_is_about_content() {
        let finding = |code: &str, blocking| IndexFinding {
            code: code.to_owned(),
            blocking,
            item: None,
            path: String::new(),
            reason: Message::verbatim(""),
            remedy: Message::verbatim(""),
        };
        let all = [
            finding("I14", true),
            finding("I10", true),
            finding("I20", true),
            finding("I16", false),
        ];
        let stops = |because: Option<&str>| -> Vec<String> {
            stopping(&all, because).map(|finding| finding.code.clone()).collect()
        };
        assert_eq!(stops(None), ["I14", "I10", "I20"]);
        assert_eq!(stops(Some("I14: pembeli tahu")), ["I10", "I20"]);
        assert_eq!(stops(Some("I10, I14, I20: pembeli tahu")), ["I10"]);
    }
}
