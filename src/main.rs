//! The program: arguments in, exit code out.

mod cli;

/// Pages are made of many small strings on all cores.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    cli::run_guarded()
}
