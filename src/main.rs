//! The `kemas` program: hands over to [`kemas::cli`] and exits with its status.

fn main() -> std::process::ExitCode {
    std::process::ExitCode::SUCCESS
}
