//! Small components for tests, from a core module in text and the interfaces
//! that it imports and exports.

use std::collections::BTreeMap;

use wit_component::{ComponentEncoder, StringEncoding, embed_component_metadata};
use wit_parser::Resolve;

/// A package to be: id, interfaces, code.
#[derive(Clone, Copy, Default)]
pub struct Guest<'a> {
    pub id: &'a str,
    /// Capabilities, optional ones with a `?` after the name.
    pub imports: &'a [&'a str],
    pub exports: &'a [&'a str],
    /// Other packages, as text, and what is imported of them.
    pub foreign: Option<(&'a str, &'a [&'a str])>,
    /// Text of a core module.
    pub code: &'a str,
    /// Its version; 1.0.0 if nothing is said.
    pub version: &'a str,
    /// More of its manifest.
    pub more: &'a str,
}

impl Guest<'_> {
    /// The package.
    pub fn package(&self) -> Vec<u8> {
        pack(&self.component(), &self.manifest())
    }

    /// The component alone.
    pub fn component(&self) -> Vec<u8> {
        let mut resolve = Resolve::default();
        resolve.push_dir(crate::CONTRACT).expect("the contract");
        let lines = |word: &str, names: &[&str]| {
            let line =
                |name: &&str| format!("{word} bailey:crm/{}@1.0.0;\n", name.trim_end_matches('?'));
            names.iter().map(line).collect::<String>()
        };
        let (foreign, taken) = self.foreign.unwrap_or_default();
        let taken = taken.iter().map(|name| format!("import {name};\n"));
        let world = format!(
            "package test:guest;\n{foreign}\nworld guest {{\n{}{}{}}}\n",
            taken.collect::<String>(),
            lines("import", self.imports),
            lines("export", self.exports)
        );
        let package = resolve.push_str("guest.wit", &world).expect("a world");
        let world = resolve
            .select_world(&[package], Some("guest"))
            .expect("the world");
        let mut module = wat::parse_str(self.code).expect("a core module");
        embed_component_metadata(&mut module, &resolve, world, StringEncoding::UTF8)
            .expect("metadata");
        let mut encoder = ComponentEncoder::default();
        let encoder = encoder.module(&module).expect("a module that fits");
        encoder.validate(true).encode().expect("a component")
    }

    /// The manifest alone.
    pub fn manifest(&self) -> String {
        let version = match self.version {
            "" => "1.0.0",
            version => version,
        };
        let mut manifest = format!(
            "id = \"{}\"\nversion = \"{version}\"\ncontract = \"1.0.0\"\npublisher = \"Test\"\n\
             category = \"tools\"\nname = \"name\"\nsummary = \"summary\"\n",
            self.id
        );
        let tables = |name: &str| {
            let by_table =
                bailey_package::contract::interface(name).is_some_and(|known| known.by_table);
            if by_table { "tables = [\"*\"]\n" } else { "" }
        };
        for name in self.imports {
            let plain = name.trim_end_matches('?');
            let optional = plain != *name;
            manifest += &format!(
                "[capabilities.{plain}]\nreason = \"why\"\noptional = {optional}\n{}",
                tables(plain)
            );
        }
        for name in self.exports {
            manifest += &format!(
                "[extension-points.{name}]\nreason = \"why\"\n{}",
                tables(name)
            );
        }
        if self.exports.contains(&"panels") {
            manifest += "[[panels]]\nname = \"panel\"\nlabel = \"name\"\ntables = [\"deals\"]\n";
        }
        manifest + self.more
    }
}

/// A component with its manifest and the texts that it names.
pub fn pack(component: &[u8], manifest: &str) -> Vec<u8> {
    let texts = "name = Name\nsummary = Summary\nwhy = Why\n";
    let texts = BTreeMap::from([("en".to_owned(), texts.to_owned())]);
    bailey_package::write::pack(component, manifest, &texts, None)
}

/// The module's memory and the allocator that the host asks for places in it:
/// it gives room and takes none back, which is enough for one call.
pub const MEMORY: &str = r#"
    (memory (export "memory") 2)
    (global $free (mut i32) (i32.const 65536))
    (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32)
        (local $at i32)
        (local.set $at (i32.and
            (i32.add (global.get $free) (i32.sub (local.get 2) (i32.const 1)))
            (i32.sub (i32.const 0) (local.get 2))))
        (global.set $free (i32.add (local.get $at) (local.get 3)))
        (local.get $at))
"#;
