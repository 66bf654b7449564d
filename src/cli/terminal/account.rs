//! The account and the machine that the program runs on.

/// Returns the name of the account that runs the program, as the system's own list of accounts has it: the variables
/// USER and LOGNAME could name another one. An account that is not in the list, such as one of a network, is named by
/// its number.
pub(super) fn account() -> String {
    let number = rustix::process::getuid().as_raw();
    let list = std::fs::read_to_string("/etc/passwd").unwrap_or_default();
    name_of(number, &list).map_or_else(|| format!("uid:{number}"), str::to_owned)
}

/// Returns the name of the account with this number in the text of `/etc/passwd`.
fn name_of(number: u32, list: &str) -> Option<&str> {
    list.lines().find_map(|line| {
        let mut fields = line.split(':');
        let (name, of) = (fields.next()?, fields.nth(1)?);
        (!name.is_empty() && of.parse() == Ok(number)).then_some(name)
    })
}

/// Returns the machine's name; `None` where it has none.
pub(super) fn host() -> Option<String> {
    let names = rustix::system::uname();
    let host = names.nodename().to_string_lossy();
    (!host.is_empty() && host != "(none)").then(|| host.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_is_found_by_its_number() {
        let list =
            "root:x:0:0:root:/root:/bin/sh\n\nbroken\nloket:x:1001:1001::/home/loket:/bin/sh\n";
        assert_eq!(name_of(1001, list), Some("loket"));
        assert_eq!((name_of(7, list), name_of(0, "")), (None, None));
        assert!(!account().is_empty());
    }
}
