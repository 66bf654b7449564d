//! The `kemas` program: sets up the memory of the process, hands over to [`kemas::cli`] and exits with its status.

/// The heap of the whole process, libraries included; see `Cargo.toml`.
#[global_allocator]
static HEAP: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    // Huge pages save no time in most commands, because files are streamed and rows are small. They cost memory: 20
    // MiB in `zip` and `verify`. Cutting several pieces of a map in one read turns them on again
    // (`maps/cut/huge_pages.rs`). Where the system lacks the call, the program works without it.
    let _ = rustix::thread::disable_transparent_huge_pages(true);
    kemas::cli::run(std::env::args_os())
}
