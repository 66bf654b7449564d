//! The `kemas` program: hands over to [`kemas::cli`] and exits with its status.

/// The heap of the whole process, libraries included; see `Cargo.toml`.
#[global_allocator]
static HEAP: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    kemas::cli::run(std::env::args_os())
}
