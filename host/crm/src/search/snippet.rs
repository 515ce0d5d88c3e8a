//! The surroundings of what was found, to be shown beneath a record's name.

use crate::search::fold::fold;

/// How much is shown before and after, in characters.
const BEFORE: usize = 40;
/// How much is shown in all, in characters.
const LENGTH: usize = 160;

/// The part of the text in which the first of the words begins; the beginning
/// if none is found. Line breaks become spaces.
pub(super) fn around(text: &str, words: &[String]) -> String {
    let text: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let characters: Vec<char> = text.chars().collect();
    if characters.len() <= LENGTH {
        return text;
    }
    let hit = first_hit(&text, words).unwrap_or(0);
    let mut from = hit.saturating_sub(BEFORE).min(characters.len() - LENGTH);
    // Begin with a whole word, if one begins soon.
    if from > 0
        && let Some(space) = characters[from..hit.max(from)]
            .iter()
            .position(|c| *c == ' ')
    {
        from += space + 1;
    }
    let to = (from + LENGTH).min(characters.len());
    let cut: String = characters[from..to].iter().collect();
    let before = if from > 0 { "…" } else { "" };
    let after = if to < characters.len() { "…" } else { "" };
    format!("{before}{}{after}", cut.trim_end())
}

/// Where the first of the words begins, in characters of the text. Folding can
/// change how many characters there are, so the text is folded word by word.
fn first_hit(text: &str, words: &[String]) -> Option<usize> {
    let mut at = 0;
    for piece in text.split(' ') {
        let folded = fold(piece);
        if let Some(within) = words
            .iter()
            .filter_map(|word| folded.find(word.as_str()))
            .min()
        {
            return Some(at + folded[..within].chars().count().min(piece.chars().count()));
        }
        at += piece.chars().count() + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{LENGTH, around};

    #[test]
    fn a_short_text_is_shown_whole() {
        assert_eq!(around("two\nlines", &["lines".into()]), "two lines");
    }

    #[test]
    fn a_long_text_is_cut_around_the_word() {
        let text = format!(
            "{} нашлось ЗДЕСЬ {}",
            "слово ".repeat(60),
            "ещё ".repeat(60)
        );
        let snippet = around(&text, &["здесь".into()]);
        assert!(snippet.contains("ЗДЕСЬ"), "{snippet}");
        assert!(snippet.starts_with('…') && snippet.ends_with('…'));
        assert!(snippet.chars().count() <= LENGTH + 2);
    }
}
