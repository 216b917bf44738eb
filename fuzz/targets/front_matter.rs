//! See `entries::front_matter`.
#![no_main]

#[path = "../entries.rs"]
#[allow(dead_code, reason = "each target calls one")]
mod entries;

libfuzzer_sys::fuzz_target!(
    init: {
        // Files are read in the fuzzer's own thread: another would have to be woken for each input.
        rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread().build_global().expect("the first pool");
    },
    |bytes: &[u8]| entries::front_matter(bytes)
);
