//! GDAL is loaded when the first map is opened, and nobody waits for it before.

use std::process::Command;

use crate::counter::Counter;

/// Only there is the loading put off; elsewhere the program is linked to GDAL as usual.
const PUT_OFF: bool = cfg!(all(target_arch = "x86_64", target_os = "linux", target_env = "gnu"));

#[test]
fn a_broken_gdal_stops_only_what_opens_a_map_and_says_what_to_install() {
    let counter = Counter::open();
    let empty = counter.outside("lib");
    std::fs::create_dir(&empty).unwrap();
    let program = env!("CARGO_BIN_EXE_kemas");
    let loaded = Command::new(program).env("LD_TRACE_LOADED_OBJECTS", "1").output().unwrap();
    let loaded = String::from_utf8(loaded.stdout).unwrap();
    assert!(loaded.contains("libc.so"), "{loaded}");
    assert_eq!(!loaded.contains("libgdal"), PUT_OFF, "{loaded}");
    if !PUT_OFF {
        return;
    }
    // The name by which the program asks for it stands in the program.
    let bytes = std::fs::read(program).unwrap();
    let at = bytes.windows(12).position(|name| name == b"libgdal.so.3").unwrap();
    let name = bytes[at..].split(|b| *b == 0).next().unwrap();
    std::fs::write(empty.join(std::str::from_utf8(name).unwrap()), "").unwrap();
    let run = |command: &[&str]| {
        let mut kemas = Command::new(program);
        kemas.args(["--office", counter.home().to_str().unwrap()]).args(command);
        kemas.env("LD_LIBRARY_PATH", &empty).output().unwrap()
    };
    assert!(run(&["shelf", "list"]).status.success());
    let index = run(&["index"]);
    let said = String::from_utf8(index.stderr).unwrap();
    assert_eq!(index.status.code(), Some(2), "{said}");
    assert!(said.contains("maps cannot be read") && said.contains("libgdal32"), "{said}");
    assert!(!counter.home().join("index.db").exists());
}
