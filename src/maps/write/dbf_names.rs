//! The names of columns in a DBF table.

use crate::catalog::MapField;

/// Returns the names of columns in a DBF table, which are at most ten characters: longer ones are cut, and
/// numbered where two become the same.
pub(in crate::maps) fn dbf_names(fields: &[MapField]) -> Vec<String> {
    const MOST: usize = 10;
    let mut names: Vec<String> = Vec::with_capacity(fields.len());
    for field in fields {
        let mut name: String = field.field.chars().take(MOST).collect();
        let mut number = 1;
        while names.iter().any(|taken| taken.eq_ignore_ascii_case(&name)) {
            let tail = format!("_{number}");
            name = field.field.chars().take(MOST - tail.len()).collect::<String>() + &tail;
            number += 1;
        }
        names.push(name);
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Level;

    #[test]
    fn long_names_stay_apart_in_ten_characters() {
        let field = |name: &str| MapField {
            level: Level::Desa,
            field: name.into(),
            kind: "text".into(),
            width: 9,
            meaning: "x".into(),
        };
        let names = dbf_names(&[field("nmdesa"), field("keterangan_a"), field("keterangan_b")]);
        assert_eq!(names, ["nmdesa", "keterangan", "keterang_1"]);
    }
}
