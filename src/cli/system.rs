//! What differs between systems on the command line: what tells a build to stop, and what a terminal understands.

use afterword::write::Interrupt;

/// Stops the build on Ctrl-C and on what asks programs to end; the process then ends with 128 and the signal's number.
#[cfg(unix)]
pub(super) fn stop(interrupt: Interrupt) {
    use signal_hook::consts::{SIGINT, SIGTERM};
    let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGINT, SIGTERM]) else { return };
    std::thread::spawn(move || {
        if let Some(signal) = signals.forever().next() {
            let _ = interrupt.stop();
            std::process::exit(128 + signal);
        }
    });
}

/// Stops the build on Ctrl-C, Ctrl-Break, and when the window is closed or the user logs off; the process then ends with 130.
#[cfg(windows)]
pub(super) fn stop(interrupt: Interrupt) {
    let _ = ctrlc::set_handler(move || {
        let _ = interrupt.stop();
        std::process::exit(130);
    });
}

/// Left alone, the signal of a limit on the size of files would end the program; caught, the write fails as on a full disk.
#[cfg(unix)]
pub(super) fn let_large_writes_fail() {
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, std::sync::Arc::default());
}

/// Windows has no such limit.
#[cfg(windows)]
pub(super) fn let_large_writes_fail() {}

/// Whether the terminal takes colours.
#[cfg(unix)]
pub(super) fn takes_colours() -> bool {
    true
}

/// Whether the terminal takes colours, once it has been asked to.
#[cfg(windows)]
pub(super) fn takes_colours() -> bool {
    use winapi_util::console::Console;
    [Console::stdout(), Console::stderr()].into_iter().flatten().any(|mut console| console.set_virtual_terminal_processing(true).is_ok())
}
