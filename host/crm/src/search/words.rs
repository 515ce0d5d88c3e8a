//! How text is cut into words for the full-text index, and a question into a
//! query of it.
//!
//! Chinese, Japanese and Korean write no spaces, so a run of their characters
//! becomes its pairs, and the last character alone so that one is found too:
//! 北京市 is indexed as 北京 京市 市. The index sees folded words with spaces
//! between, whatever its tokenizer.

use crate::search::fold::fold;

/// The words of a text, for the index.
pub(crate) fn index_words(text: &str) -> String {
    let folded = fold(text);
    let mut words = String::with_capacity(folded.len() + 8);
    for run in runs(&folded) {
        match run {
            Run::Word(word) => push(&mut words, word),
            Run::Ideographs(characters) => {
                for pair in characters.windows(2) {
                    push(&mut words, &pair.iter().collect::<String>());
                }
                if let Some(last) = characters.last() {
                    push(&mut words, &last.to_string());
                }
            }
        }
    }
    words
}

/// What a person typed as a query of the index: every word must be there, in
/// any order; the last may be unfinished. None if there is no word in it.
pub(crate) fn query(text: &str) -> Option<String> {
    let folded = fold(text);
    let mut terms: Vec<(Vec<String>, bool)> = Vec::new();
    for typed in folded.split_whitespace() {
        // What stands together in one word, as in an address, stands in this
        // order in the text.
        let mut phrase = Vec::new();
        let mut unfinished = true;
        for run in runs(typed) {
            match run {
                Run::Word(word) => {
                    phrase.push(word.to_owned());
                    unfinished = true;
                }
                Run::Ideographs(characters) if characters.len() == 1 => {
                    phrase.push(characters[0].to_string());
                    unfinished = true;
                }
                Run::Ideographs(characters) => {
                    phrase.extend(characters.windows(2).map(|pair| pair.iter().collect()));
                    unfinished = false;
                }
            }
        }
        if !phrase.is_empty() {
            terms.push((phrase, unfinished));
        }
    }
    let last = terms.len().checked_sub(1)?;
    let terms: Vec<String> = terms
        .iter()
        .enumerate()
        .map(|(n, (phrase, unfinished))| {
            // Words hold letters and digits alone, so quoting is enough. A
            // single ideograph begins the pairs that it is in.
            let prefix = *unfinished
                && (n == last || phrase.last().is_some_and(|w| w.chars().all(is_ideograph)));
            format!("\"{}\"{}", phrase.join(" "), if prefix { "*" } else { "" })
        })
        .collect();
    Some(terms.join(" AND "))
}

/// The folded words of a question, for showing where they were found.
pub(crate) fn asked_words(text: &str) -> Vec<String> {
    let folded = fold(text);
    runs(&folded)
        .into_iter()
        .map(|run| match run {
            Run::Word(word) => word.to_owned(),
            Run::Ideographs(characters) => characters.into_iter().collect(),
        })
        .collect()
}

fn push(words: &mut String, word: &str) {
    if !words.is_empty() {
        words.push(' ');
    }
    words.push_str(word);
}

enum Run<'a> {
    Word(&'a str),
    Ideographs(Vec<char>),
}

/// Cuts folded text where a word ends or the kind of writing changes.
fn runs(folded: &str) -> Vec<Run<'_>> {
    let mut runs = Vec::new();
    let mut rest = folded;
    while let Some(first) = rest.chars().next() {
        let kind = kind(first);
        let end = rest.char_indices().find(|(_, c)| self::kind(*c) != kind);
        let (run, after) = rest.split_at(end.map_or(rest.len(), |(at, _)| at));
        match kind {
            Kind::Letter => runs.push(Run::Word(run)),
            Kind::Ideograph => runs.push(Run::Ideographs(run.chars().collect())),
            Kind::Other => {}
        }
        rest = after;
    }
    runs
}

#[derive(PartialEq, Eq)]
enum Kind {
    Letter,
    Ideograph,
    Other,
}

fn kind(c: char) -> Kind {
    if is_ideograph(c) {
        Kind::Ideograph
    } else if c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c) {
        Kind::Letter
    } else {
        Kind::Other
    }
}

/// Han, kana and Hangul: the blocks whose text has no spaces between words.
fn is_ideograph(c: char) -> bool {
    matches!(
        u32::from(c),
        0x3005..=0x3007          // iteration mark, closing mark, zero
        | 0x3040..=0x30FF        // kana
        | 0x3400..=0x4DBF        // extension A
        | 0x4E00..=0x9FFF        // unified ideographs
        | 0xAC00..=0xD7AF        // Hangul syllables
        | 0xF900..=0xFAFF        // compatibility ideographs
        | 0x20000..=0x3FFFF      // further extensions
    )
}

#[cfg(test)]
mod tests {
    use super::{index_words, query};

    #[test]
    fn chinese_is_indexed_as_pairs() {
        assert_eq!(index_words("北京市"), "北京 京市 市");
        assert_eq!(index_words("在ACME工作"), "在 acme 工作 作");
    }

    #[test]
    fn words_are_folded_and_punctuation_goes() {
        assert_eq!(index_words("Łódź, ul. Żabia-7"), "lodz ul zabia 7");
    }

    #[test]
    fn the_last_word_may_be_unfinished() {
        assert_eq!(query("acme cor").unwrap(), r#""acme" AND "cor"*"#);
        assert_eq!(query("京").unwrap(), r#""京"*"#);
        assert_eq!(query("北京市").unwrap(), r#""北京 京市""#);
    }

    #[test]
    fn what_stands_together_is_looked_for_together() {
        assert_eq!(query("ann@acme.example").unwrap(), r#""ann acme example"*"#);
    }

    #[test]
    fn a_question_without_words_asks_nothing() {
        for text in ["", "  ", "\"", "* - (", "%"] {
            assert_eq!(query(text), None, "{text}");
        }
    }
}
