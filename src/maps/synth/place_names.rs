//! Codes and names of synthetic places, nested as in BPS codes.

use super::random::mix;
use crate::model::Level;

/// The parts of a place's code; those below its level are empty.
#[derive(Debug)]
pub(super) struct Place {
    pub(super) district: String,
    pub(super) village: String,
    pub(super) unit: String,
    pub(super) part: String,
}

/// How many villages are in a district, units in a village and parts in a unit, for a regency of so many features.
#[derive(Debug, Clone, Copy)]
pub(super) struct Nesting {
    level: Level,
    villages: u64,
    units: u64,
    parts: u64,
    /// The step between the numbers of two districts: ten as in real codes, or one where the digits need it.
    step: u64,
}

impl Nesting {
    /// Chooses the nesting; `None` where the codes have too few digits for so many features, or for a level other than
    /// kecamatan, desa, SLS and sub-SLS.
    pub(super) fn new(level: Level, features: u64) -> Option<Self> {
        let (units, parts) = match level {
            Level::Kecamatan | Level::Desa => (1, 1),
            Level::Sls => (8, 1),
            Level::Subsls => (8, 2),
            _ => return None,
        };
        // Some ten villages in a district as in Maluku, more where there would be too many districts.
        let villages = match level {
            Level::Kecamatan => 1,
            _ => features.div_ceil(units * parts * 99).max(10),
        };
        let mut nesting = Self { level, villages, units, parts, step: 10 };
        let districts = features.div_ceil(nesting.in_a_district());
        if districts > 99 {
            nesting.step = 1;
        }
        (districts <= 999 && nesting.villages <= 999).then_some(nesting)
    }

    /// Returns the parts of the code of a feature, by its number from 0 in its regency.
    pub(super) fn place(self, feature: u64) -> Place {
        let district = (feature / self.in_a_district() + 1) * self.step;
        let village = feature / (self.units * self.parts) % self.villages + 1;
        let code = |level, width: usize, n: u64| {
            if self.level >= level { format!("{n:0width$}") } else { String::new() }
        };
        Place {
            district: format!("{district:03}"),
            village: code(Level::Desa, 3, village),
            unit: code(Level::Sls, 4, feature / self.parts % self.units + 1),
            part: code(Level::Subsls, 2, feature % self.parts + 1),
        }
    }

    fn in_a_district(self) -> u64 {
        self.villages * self.units * self.parts
    }
}

/// Returns a name that sounds as if from the Moluccas, the same for the same seed and code.
pub(super) fn name(seed: u64, code: &str) -> String {
    const STARTS: [&str; 12] = [
        "WAE", "HILA", "TANI", "LEI", "MASO", "NUSA", "SIRI", "KAMA", "BATU", "AMAH", "LATU",
        "SERA",
    ];
    const ENDS: [&str; 12] = [
        "PUTIH", "MBAR", "HALAT", "TIMU", "SOLA", "NIWEL", "RUNG", "LESI", "KOTA", "HUSU", "WARU",
        "MAMAL",
    ];
    let bits = code.bytes().fold(seed, |bits, byte| mix(bits, u64::from(byte), 3));
    let pick = |list: &[&'static str; 12], bits: u64| list[(bits % 12) as usize];
    let name = [pick(&STARTS, bits), pick(&ENDS, bits >> 20)].concat();
    match (bits >> 40) % 4 {
        0 => name + " " + pick(&STARTS, bits >> 50),
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn codes_are_unique_and_keep_their_width() {
        for (level, features) in [
            (Level::Kecamatan, 500),
            (Level::Desa, 5_000),
            (Level::Sls, 9_000),
            (Level::Subsls, 17_000),
        ] {
            let nesting = Nesting::new(level, features).unwrap();
            let places = (0..features).map(|n| nesting.place(n));
            let codes: HashSet<_> =
                places.map(|p| p.district + &p.village + &p.unit + &p.part).collect();
            assert_eq!(codes.len() as u64, features);
            let width = codes.iter().map(String::len).collect::<HashSet<_>>();
            assert_eq!(width.len(), 1, "{level}");
        }
        assert!(Nesting::new(Level::Kecamatan, 1_000).is_none());
        assert!(Nesting::new(Level::Provinsi, 1).is_none());
    }
}
