//! The form of a text in which two that people take for the same are the same.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Folds a text for sorting, comparing and searching: compatible forms are made
/// one (NFKC), case goes, and so do the accents of Latin letters, as people
/// leave them out when they type; Russian `ё` becomes `е` for the same reason.
/// Marks that make another letter (Cyrillic `й`, Indic vowels) stay.
#[must_use]
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    let mut latin = false;
    for c in text.nfkd() {
        if is_combining_mark(c) {
            // U+0308 on е is ё; on и nothing that Russian has.
            let accent = latin || (c == '\u{308}' && folded.ends_with('е'));
            if !accent {
                folded.push(c);
            }
            continue;
        }
        // Upper case first: it makes ß and ss one, and final sigma as well.
        for c in c
            .to_uppercase()
            .flat_map(char::to_lowercase)
            .map(without_stroke)
        {
            latin = c.is_ascii_alphabetic();
            folded.push(c);
        }
    }
    folded.nfc().collect()
}

/// Latin letters whose stroke is no combining mark.
fn without_stroke(c: char) -> char {
    match c {
        'ł' => 'l',
        'đ' => 'd',
        'ø' => 'o',
        'ı' => 'i',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn case_goes_in_every_alphabet() {
        assert_eq!(fold("ООО «Ромашка»"), fold("ооо «РОМАШКА»"));
        assert_eq!(fold("Straße"), "strasse");
        assert_eq!(fold("ΟΔΟΣ"), fold("οδος"));
    }

    #[test]
    fn accents_that_people_leave_out_go_and_letters_stay() {
        assert_eq!(fold("Łódź Żółć"), "lodz zolc");
        assert_eq!(fold("Ёлкин"), fold("елкин"));
        assert_ne!(fold("мой"), fold("мои"));
    }

    #[test]
    fn compatible_forms_are_one() {
        assert_eq!(fold("ＡＢＣ１２３"), "abc123");
        assert_eq!(fold("ﬁne"), "fine");
        assert_eq!(fold("e\u{301}"), fold("é"));
    }

    #[test]
    fn folding_twice_changes_nothing_more() {
        for text in ["Żółć", "Straße", "Ёж", "北京ABC", "İstanbul", "ǅ"] {
            assert_eq!(fold(&fold(text)), fold(text), "{text}");
        }
    }
}
