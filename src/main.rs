//! The `kemas` program: hands over to [`kemas::cli`] and exits with its status.

/// The heap of the whole process, libraries included; see `Cargo.toml`.
#[global_allocator]
static HEAP: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    // Files stream and rows are small, so that huge pages save no time. They would only take memory: 20 MiB more
    // in `zip` and `verify`. Several pieces of a map ask for them again (`maps/cut/huge_pages.rs`). A system
    // without the call serves as well.
    let _ = rustix::thread::disable_transparent_huge_pages(true);
    kemas::cli::run(std::env::args_os())
}
