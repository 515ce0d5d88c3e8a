//! Reads documents as RFC 8259 has them.

use super::{Object, Unreadable, Value};

/// How deep a document may be: deeper than any that is meant, and not so deep that
/// reading it is too much.
const DEEPEST: usize = 128;

impl Value {
    /// Reads a document.
    ///
    /// # Errors
    /// Where the text is no JSON, or deeper than 128 lists and objects.
    pub fn parse(text: &str) -> Result<Self, Unreadable> {
        let mut reader = Reader { text, at: 0 };
        let read = reader.value(DEEPEST);
        let whole = read.filter(|_| {
            reader.space();
            reader.at == text.len()
        });
        whole.ok_or_else(|| Unreadable::expected(&format!("other JSON at byte {}", reader.at)))
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn value(&mut self, deeper: usize) -> Option<Value> {
        self.space();
        match self.next()? {
            b'n' => self.word("null", Value::Null),
            b't' => self.word("true", Value::Bool(true)),
            b'f' => self.word("false", Value::Bool(false)),
            b'"' => self.string().map(Value::Text),
            b'[' => self.list(deeper.checked_sub(1)?),
            b'{' => self.object(deeper.checked_sub(1)?),
            _ => self.number(),
        }
    }

    fn list(&mut self, deeper: usize) -> Option<Value> {
        let mut values = Vec::new();
        self.at += 1;
        self.space();
        if self.takes(b']') {
            return Some(Value::List(values));
        }
        loop {
            values.push(self.value(deeper)?);
            self.space();
            if self.takes(b']') {
                return Some(Value::List(values));
            }
            self.wants(b',')?;
        }
    }

    fn object(&mut self, deeper: usize) -> Option<Value> {
        let mut fields = Object::default();
        self.at += 1;
        self.space();
        if self.takes(b'}') {
            return Some(Value::Object(fields));
        }
        loop {
            self.space();
            let name = self.string()?;
            self.space();
            self.wants(b':')?;
            fields.put(&name, self.value(deeper)?);
            self.space();
            if self.takes(b'}') {
                return Some(Value::Object(fields));
            }
            self.wants(b',')?;
        }
    }

    fn string(&mut self) -> Option<String> {
        self.wants(b'"')?;
        let mut string = String::new();
        loop {
            let rest = self.text.get(self.at..)?;
            let plain = rest.find(|letter| matches!(letter, '"' | '\\' | '\0'..' '))?;
            string.push_str(rest.get(..plain)?);
            self.at += plain;
            if self.takes(b'"') {
                return Some(string);
            }
            self.wants(b'\\')?;
            let escaped = self.next()?;
            self.at += 1;
            string.push(match escaped {
                b'"' | b'\\' | b'/' => char::from(escaped),
                b'b' => '\u{8}',
                b'f' => '\u{c}',
                b'n' => '\n',
                b'r' => '\r',
                b't' => '\t',
                b'u' => self.escaped()?,
                _ => return None,
            });
        }
    }

    /// A letter in hexadecimal, or in two halves.
    fn escaped(&mut self) -> Option<char> {
        let first = self.four()?;
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(first);
        }
        self.wants(b'\\')?;
        self.wants(b'u')?;
        let second = self.four()?.checked_sub(0xdc00)?;
        char::from_u32(0x1_0000 + ((first - 0xd800) << 10) + second).filter(|_| second < 0x400)
    }

    fn four(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        self.at += 4;
        let mut number = 0;
        for digit in digits.chars() {
            number = number * 16 + digit.to_digit(16)?;
        }
        Some(number)
    }

    fn number(&mut self) -> Option<Value> {
        let begin = self.at;
        self.takes(b'-');
        if !self.takes(b'0') {
            self.digits()?;
        }
        if self.takes(b'.') {
            self.digits()?;
        }
        if self.takes(b'e') || self.takes(b'E') {
            let _sign = self.takes(b'-') || self.takes(b'+');
            self.digits()?;
        }
        Some(Value::Number(self.text.get(begin..self.at)?.to_owned()))
    }

    fn digits(&mut self) -> Option<()> {
        let begin = self.at;
        while self.next().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        (self.at > begin).then_some(())
    }

    fn word(&mut self, word: &str, value: Value) -> Option<Value> {
        let found = self.text.get(self.at..)?.starts_with(word);
        self.at += if found { word.len() } else { 0 };
        found.then_some(value)
    }

    fn space(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.next() {
            self.at += 1;
        }
    }

    fn wants(&mut self, byte: u8) -> Option<()> {
        self.takes(byte).then_some(())
    }

    fn takes(&mut self, byte: u8) -> bool {
        let found = self.next() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn next(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_written_as_it_was_read() {
        for text in [
            "null",
            "[]",
            "{}",
            "[true,false,null,0,-12,1.5e+3]",
            r#"{"a":{"b":[[],"c \"\\\n\u0001 ž"]},"":""}"#,
            "[18446744073709551615]",
        ] {
            let value = Value::parse(text).unwrap();
            assert_eq!(value.to_string(), text);
        }
    }

    #[test]
    fn spaces_and_escapes_are_read() {
        let text = " [ \"\\u00e9\\ud83d\\ude00\\/\\b\\f\" , { \"a\" :\r\n\t1 } ] ";
        let read = Value::parse(text).unwrap().to_string();
        assert_eq!(read, "[\"é😀/\\b\\f\",{\"a\":1}]");
    }

    #[test]
    fn what_is_no_json_is_refused() {
        let deep = "[".repeat(DEEPEST + 1) + &"]".repeat(DEEPEST + 1);
        for text in [
            "",
            "nul",
            "[1,]",
            "[1 2]",
            "{\"a\"}",
            "{a:1}",
            "{\"a\":1,}",
            "01",
            "-",
            "1.",
            "1e",
            ".5",
            "+1",
            "\"",
            "\"\n\"",
            "\"\\x\"",
            "\"\\u12\"",
            "\"\\ud800\"",
            "\"\\udc00\"",
            "\"\\ud800\\u0041\"",
            "1 2",
            "[",
            "\"\\u+123\"",
            &deep,
        ] {
            assert!(Value::parse(text).is_err(), "{text}");
        }
    }
}
