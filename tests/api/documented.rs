//! The pages on security and on promises name tests, and each of them is there.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The pages, and how many tests each names at least.
const PAGES: [(&str, usize); 2] = [
    (include_str!("../../docs/security.md"), 50),
    (include_str!("../../docs/promises.md"), 25),
];

#[test]
fn every_test_that_the_documents_name_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut functions = BTreeSet::new();
    for folder in ["host", "plugins", "sdk", "tests"] {
        look(&root.join(folder), &mut functions);
    }
    for (page, least) in PAGES {
        let named = page.split('`').skip(1).step_by(2);
        let named: BTreeSet<&str> = named.filter(|name| name.matches('_').count() > 2).collect();
        assert!(named.len() > least, "{} tests are named", named.len());
        let missing: Vec<_> = named
            .iter()
            .filter(|name| !functions.contains(**name))
            .collect();
        assert!(missing.is_empty(), "there is no test {missing:?}");
    }
}

/// Collects the names of functions.
fn look(folder: &Path, functions: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap_or_default();
        if path.is_dir() && name != "target" && name != "node_modules" {
            look(&path, functions);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let begun = text.split("fn ").skip(1);
            let names = begun.filter_map(|rest| Some(rest.split_once('(')?.0));
            functions.extend(names.map(str::to_owned));
        }
    }
}
