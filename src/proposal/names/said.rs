//! What the names of a file and of the folders above it say together.

use super::token::Name;

/// What names say of one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::proposal) enum Said {
    /// Nothing.
    Nothing,
    /// One value, in the name at `place`.
    One {
        /// What is said.
        value: String,
        /// The name.
        place: String,
    },
    /// Values that contradict each other.
    Several {
        /// The values, each with the name that says it.
        all: Vec<(String, String)>,
    },
}

impl Said {
    /// Returns the only value that is said.
    pub(in crate::proposal) fn value(&self) -> Option<&str> {
        match self {
            Self::One { value, .. } => Some(value),
            _ => None,
        }
    }
}

/// Reads the names from the innermost one outwards. The first that says something counts. It contradicts itself where
/// it says several things, and another name where that says something else that does not `fit`.
pub(super) fn nearest(
    names: &[Name],
    read: impl Fn(&Name) -> Vec<String>,
    fits: impl Fn(&str, &str) -> bool,
) -> Said {
    let mut found: Option<(String, String)> = None;
    for name in names {
        let mut values = read(name);
        values.sort();
        values.dedup();
        let with_place = |value: &String| (value.clone(), name.shown.clone());
        match (&found, values.as_slice()) {
            (_, []) => {}
            (None, [value]) => found = Some(with_place(value)),
            (None, several) => {
                return Said::Several { all: several.iter().map(with_place).collect() };
            }
            (Some((inner, _)), outer) => {
                if let Some(other) = outer.first()
                    && !outer.iter().any(|outer| fits(inner, outer))
                {
                    let all = found.into_iter().chain([with_place(other)]).collect();
                    return Said::Several { all };
                }
            }
        }
    }
    found.map_or(Said::Nothing, |(value, place)| Said::One { value, place })
}
