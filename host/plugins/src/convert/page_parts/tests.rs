use std::iter;

use bailey_sandbox::Failure;

use crate::contract::bailey::crm::{blocks as wit, types};
use crate::convert::Writer;
use crate::page::{Block, Cell};
use crate::texts::Texts;
use crate::texts::tests::Plain;

fn literal(text: &str) -> types::Text {
    types::Text::Literal(text.into())
}

fn stat(label: u32, value: u32) -> wit::Stat {
    wit::Stat {
        label,
        value,
        tone: wit::Tone::Neutral,
        link: None,
    }
}

/// A drawing with two texts, a cell that has the second, and these stats.
fn drawn(long: &str, stats: Vec<wit::Stat>) -> Result<Vec<Block>, Failure> {
    let texts = Texts::new("test", iter::empty());
    let reader = Plain("en");
    let drawing = wit::Drawing {
        blocks: vec![wit::Block::Stats(stats)],
        parts: wit::Parts {
            texts: vec![literal("label"), literal(long)],
            values: Vec::new(),
            cells: vec![wit::Cell::Text(1)],
            actions: Vec::new(),
        },
    };
    Writer::new(&texts, &reader).drawing(drawing)
}

fn refused(drawn: Result<Vec<Block>, Failure>) -> String {
    match drawn {
        Err(Failure::BadOutput { reason }) => reason,
        other => panic!("{other:?}"),
    }
}

#[test]
fn parts_are_found_by_their_index() {
    let blocks = drawn("seven", vec![stat(0, 0), stat(1, 0)]).unwrap();
    let [Block::Stats { stats }] = &blocks[..] else {
        panic!("{blocks:?}");
    };
    let labels: Vec<_> = stats.iter().map(|stat| stat.label.as_str()).collect();
    assert_eq!(labels, ["label", "seven"]);
    let text = "seven".to_owned();
    assert_eq!(stats[1].value, Cell::Text { text });
}

#[test]
fn a_part_that_is_not_there_is_named() {
    assert_eq!(
        refused(drawn("", vec![stat(2, 0)])),
        "it names text 2, and has 2, counted from 0"
    );
    assert_eq!(
        refused(drawn("", vec![stat(0, 1)])),
        "it names cell 1, and has 1, counted from 0"
    );
    assert!(refused(drawn("", vec![stat(u32::MAX, 0)])).contains("4294967295"));
}

#[test]
fn what_is_repeated_has_an_end() {
    let long = "x".repeat(1024 * 1024);
    let times = |times: usize| iter::repeat_with(|| stat(0, 0)).take(times).collect();
    assert!(drawn(&long, times(7)).is_ok());
    assert!(refused(drawn(&long, times(12))).contains("8 MiB"));
    // Also of the smallest.
    assert!(drawn("", times(10_000)).is_ok());
    assert!(refused(drawn("", times(100_000))).contains("8 MiB"));
}
