//! Volumes: what is written onto one medium, and how packages are distributed over several.

use super::package::Package;
use crate::error::{Error, ErrorKind, Result};
use crate::message::{Message, message};

/// About how many bytes the files around the payload of a bag take: pages, papers, scripts.
const TAGS: u64 = 100_000;

/// What is written onto one medium: one bag.
#[derive(Debug, Clone)]
pub struct Volume {
    /// Its number, from 1.
    pub ordinal: u32,
    /// The bag's folder name.
    pub label: String,
    /// Its packages, in the order of the request.
    pub packages: Vec<Package>,
    /// Bytes of the files that leave, before compressing; of pieces of maps about so many.
    pub bytes: u64,
    /// Bytes that its medium holds; `None` where only the target knows.
    pub most_bytes: Option<u64>,
}

/// How much one medium holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Capacity {
    /// The medium's name in messages.
    pub medium: Message,
    /// Bytes that it holds; `None` where only the target knows.
    pub bytes: Option<u64>,
    /// The largest file in bytes; `None` where no such limit is known.
    pub max_file: Option<u64>,
}

impl Volume {
    /// Returns about how many bytes the volume takes on its medium.
    pub fn expected_bytes(&self) -> u64 {
        self.packages.iter().map(Package::expected_bytes).sum::<u64>() + TAGS
    }
}

/// Distributes packages over volumes, in their order. A package is never split. A volume that the next package does not
/// fit is closed, and later packages do not fill it up. A package that fits no volume is an error.
pub(super) fn distribute(
    number: &str,
    packages: Vec<Package>,
    capacity: &Capacity,
) -> Result<Vec<Volume>> {
    let room = capacity.bytes.map(|bytes| bytes.saturating_sub(TAGS));
    let mut groups: Vec<(u64, Vec<Package>)> = Vec::new();
    for package in packages {
        let expected = package.expected_bytes();
        let largest = package.largest_file();
        let most_of_file = capacity.max_file.filter(|most| largest > *most);
        if most_of_file.is_some() || room.is_some_and(|room| expected > room) {
            let (stem, medium) = (&package.stem, &capacity.medium);
            let message = match most_of_file {
                Some(_) => message!(
                    "'{stem}' takes about {bytes} bytes in one file, more than {medium} can hold",
                    stem,
                    bytes = largest,
                    medium
                ),
                None => message!(
                    "'{stem}' takes about {bytes} bytes, more than {medium} can hold",
                    stem,
                    bytes = expected,
                    medium
                ),
            };
            return Err(Error::new(ErrorKind::NoSpace, message)
                .field(format!("items[{}]", package.index))
                .hint(message!("choose a larger medium, for example usb-exfat")));
        }
        match groups.last_mut() {
            Some((used, group)) if room.is_none_or(|room| *used + expected <= room) => {
                *used += expected;
                group.push(package);
            }
            _ => groups.push((expected, vec![package])),
        }
    }
    let several = groups.len() > 1;
    let volume = |(place, (_, packages)): (usize, (u64, Vec<Package>))| Volume {
        ordinal: place as u32 + 1,
        label: if several { format!("{number}-v{}", place + 1) } else { number.to_owned() },
        bytes: packages.iter().map(|package| package.bytes).sum(),
        packages,
        most_bytes: capacity.bytes,
    };
    Ok(groups.into_iter().enumerate().map(volume).collect())
}

#[cfg(test)]
mod tests {
    use super::super::fixture::package;
    use super::*;

    fn spread(sizes: &[u64], bytes: Option<u64>) -> Result<Vec<Vec<usize>>> {
        let packages = sizes.iter().enumerate().map(|(i, size)| package(i, *size)).collect();
        let capacity = Capacity { medium: Message::verbatim("cd"), bytes, max_file: None };
        let volumes = distribute("n", packages, &capacity)?;
        Ok(volumes.iter().map(|v| v.packages.iter().map(|p| p.index).collect()).collect())
    }

    #[test]
    fn spreading_loses_no_package_and_keeps_the_order() {
        let cd = Some(700_000_000);
        assert_eq!(spread(&[1, 2, 3], None).unwrap(), [[0, 1, 2]]);
        let volumes = spread(&[400_000_000, 200_000_000, 300_000_000, 1], cd).unwrap();
        assert_eq!(volumes, [vec![0, 1], vec![2, 3]]);
    }

    #[test]
    fn several_volumes_are_named_apart_and_one_bears_the_number() {
        let label = |n: usize| {
            let packages = (0..n).map(|i| package(i, 600_000_000)).collect();
            let capacity = Capacity {
                medium: Message::verbatim("cd"),
                bytes: Some(700_000_000),
                max_file: None,
            };
            let volumes = distribute("n", packages, &capacity).unwrap();
            volumes.into_iter().map(|v| v.label).collect::<Vec<_>>()
        };
        assert_eq!(label(1), ["n"]);
        assert_eq!(label(2), ["n-v1", "n-v2"]);
    }

    #[test]
    fn a_package_that_fits_no_medium_is_refused_by_name() {
        let error = spread(&[1, 800_000_000], Some(700_000_000)).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::NoSpace);
        assert!(error.message().english().contains("item-1"), "{error}");
    }
}
