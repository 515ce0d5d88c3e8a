//! Inputs that chance makes of the kept ones.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;
use rand::{RngExt as _, SeedableRng as _};

/// The longest input that is made.
const LONGEST: usize = 64 * 1024;

/// What parsers tend to stumble over.
const ODD: [&[u8]; 16] = [
    b"\"",
    b"\n",
    b"\r\n",
    b"\0",
    b",",
    b"{",
    b"[",
    b"'",
    b"=",
    b"-1",
    b"18446744073709551615",
    b"9223372036854775807",
    b"1e999",
    b"\xef\xbb\xbf",
    b"\xff",
    "ß".as_bytes(),
];

/// Goes over all kept inputs of a parser, then over so many that are made of them.
pub(crate) fn over(parser: &str, count: u32, holds: fn(&[u8])) {
    let kept = kept(parser);
    for (name, input) in &kept {
        run(parser, input, holds, || format!("the kept input `{name}`"));
    }
    let seconds = std::env::var("BAILEY_FUZZ_SECONDS").ok();
    let seconds: Option<u64> = seconds.map(|text| text.parse().expect("a number of seconds"));
    let seed = seconds.map_or(1, |_| rand::random());
    let mut rng = StdRng::seed_from_u64(seed);
    let until = Instant::now() + Duration::from_secs(seconds.unwrap_or(0));
    let mut made = 0;
    while if seconds.is_some() {
        Instant::now() < until
    } else {
        made < count
    } {
        let input = another(&mut rng, &kept);
        run(parser, &input, holds, || {
            format!("input {made} of the seed {seed}")
        });
        made += 1;
    }
    println!("{parser}: {} kept inputs and {made} of chance", kept.len());
}

fn kept(parser: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("corpus")
        .join(parser);
    let mut kept: Vec<_> = std::fs::read_dir(&folder)
        .expect("a folder of kept inputs")
        .map(|entry| {
            let path = entry.expect("a kept input").path();
            let name = path
                .file_name()
                .map(|name| name.to_string_lossy().into_owned());
            (
                name.unwrap_or_default(),
                std::fs::read(&path).expect("a kept input"),
            )
        })
        .collect();
    kept.sort();
    assert!(!kept.is_empty(), "{} has no inputs", folder.display());
    kept
}

fn run(parser: &str, input: &[u8], holds: fn(&[u8]), which: impl Fn() -> String) {
    if let Err(panic) = catch_unwind(AssertUnwindSafe(|| holds(input))) {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("fuzz");
        let path = folder.join(parser);
        let kept = std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&path, input));
        eprintln!(
            "{parser}: {} does not hold: {} ({kept:?})",
            which(),
            path.display()
        );
        resume_unwind(panic);
    }
}

/// A kept input with a few changes.
fn another(rng: &mut StdRng, kept: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut input = one(rng, kept).to_vec();
    for _ in 0..rng.random_range(1..=4) {
        let at = rng.random_range(0..=input.len());
        let end = rng.random_range(at..=input.len().min(at + 64));
        match rng.random_range(0..7) {
            0 if at < input.len() => input[at] ^= 1 << rng.random_range(0..8),
            1 if at < input.len() => input[at] = rng.random(),
            2 => input.truncate(at),
            3 => drop(input.drain(at..end)),
            4 => {
                let odd = ODD.choose(rng).copied().unwrap_or_default();
                input.splice(at..at, odd.iter().copied());
            }
            5 => {
                let part = input[at..end].to_vec();
                input.splice(at..at, part);
            }
            _ => {
                let other = one(rng, kept);
                let from = rng.random_range(0..=other.len());
                let to = rng.random_range(from..=other.len().min(from + 256));
                input.splice(at..end, other[from..to].iter().copied());
            }
        }
    }
    input.truncate(LONGEST);
    input
}

fn one<'a>(rng: &mut StdRng, kept: &'a [(String, Vec<u8>)]) -> &'a [u8] {
    kept.choose(rng)
        .map(|(_, input)| &input[..])
        .unwrap_or_default()
}
