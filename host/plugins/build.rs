//! Writes out, from the contract, how each function of each capability is put down and
//! given again: none can be forgotten, and none is written by hand.

use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;

use wit_parser::{Function, Interface, Resolve, Type, TypeDef, TypeDefKind, WorldItem};

const CONTRACT: &str = "../../wit/v1.0.0";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={CONTRACT}");
    let mut resolve = Resolve::default();
    let (package, _) = resolve.push_path(CONTRACT)?;
    let world = resolve.select_world(&[package], Some("everything"))?;
    let mut written = String::new();
    for item in resolve.worlds[world].imports.values() {
        let WorldItem::Interface { id, .. } = item else {
            continue;
        };
        let interface = &resolve.interfaces[*id];
        if !interface.functions.is_empty() {
            capability(&resolve, interface, &mut written)?;
        }
    }
    let out = std::env::var("OUT_DIR")?;
    std::fs::write(Path::new(&out).join("taped.rs"), written)?;
    let cases: BTreeSet<String> = resolve.types.iter().flat_map(|(_, of)| cases(of)).collect();
    std::fs::write(
        Path::new(&out).join("cases.rs"),
        format!("{:?}", Vec::from_iter(cases)),
    )?;
    Ok(())
}

/// The cases of a type that hold nothing: as values they are texts.
fn cases(of: &TypeDef) -> Vec<String> {
    match &of.kind {
        TypeDefKind::Enum(of) => of.cases.iter().map(|case| camel(&case.name)).collect(),
        TypeDefKind::Variant(of) => {
            let empty = of.cases.iter().filter(|case| case.ty.is_none());
            empty.map(|case| camel(&case.name)).collect()
        }
        _ => Vec::new(),
    }
}

/// One capability, in a module of its own, where the names of its types are.
fn capability(
    resolve: &Resolve,
    interface: &Interface,
    to: &mut String,
) -> Result<(), Box<dyn Error>> {
    let name = interface
        .name
        .as_deref()
        .ok_or("an interface has no name")?;
    let module = name.replace('-', "_");
    writeln!(to, "mod {module} {{")?;
    writeln!(
        to,
        "#[allow(unused_imports, reason = \"some name no types\")]"
    )?;
    writeln!(to, "use crate::contract::bailey::crm::{module}::*;")?;
    writeln!(to, "use crate::recording::taped::Taped;")?;
    writeln!(to, "impl Host for Taped<'_> {{")?;
    for function in interface.functions.values() {
        one(resolve, name, function, to)?;
    }
    writeln!(to, "}}\n}}")?;
    Ok(())
}

/// One function: what answers is put down; what answers nothing is just done.
fn one(
    resolve: &Resolve,
    capability: &str,
    function: &Function,
    to: &mut String,
) -> Result<(), Box<dyn Error>> {
    let name = function.name.as_str();
    let method = method(name);
    let count = function.params.len();
    let mut declared = String::new();
    for (number, param) in function.params.iter().enumerate() {
        write!(declared, ", a{number}: {}", rust(resolve, &param.ty)?)?;
    }
    let given: String = (0..count).map(|number| format!("a{number}, ")).collect();
    match &function.result {
        None => {
            writeln!(to, "fn {method}(&mut self{declared}) {{")?;
            writeln!(to, "Host::{method}(&mut self.0, {given})")?;
        }
        Some(answer) => {
            let answer = rust(resolve, answer)?;
            writeln!(to, "fn {method}(&mut self{declared}) -> {answer} {{")?;
            writeln!(to, "self.pass({capability:?}, {name:?}, ({given}), ")?;
            writeln!(to, "|host, ({given})| Host::{method}(host, {given}))")?;
        }
    }
    writeln!(to, "}}")?;
    Ok(())
}

/// A function's name in Rust.
fn method(name: &str) -> String {
    name.replace('-', "_")
}

/// A type in Rust, as the bindings have it: a named one by its name.
fn rust(resolve: &Resolve, of: &Type) -> Result<String, Box<dyn Error>> {
    Ok(match of {
        Type::Bool => "bool".into(),
        Type::U8 => "u8".into(),
        Type::U16 => "u16".into(),
        Type::U32 => "u32".into(),
        Type::U64 => "u64".into(),
        Type::S8 => "i8".into(),
        Type::S16 => "i16".into(),
        Type::S32 => "i32".into(),
        Type::S64 => "i64".into(),
        Type::F32 => "f32".into(),
        Type::F64 => "f64".into(),
        Type::Char => "char".into(),
        Type::String => "::std::string::String".into(),
        Type::ErrorContext => return Err("the contract has no error contexts".into()),
        Type::Id(id) => {
            let defined = &resolve.types[*id];
            match (&defined.name, &defined.kind) {
                (Some(name), _) => camel(name),
                (None, TypeDefKind::List(of)) => format!("::std::vec::Vec<{}>", rust(resolve, of)?),
                (None, TypeDefKind::Option(of)) => {
                    format!("::std::option::Option<{}>", rust(resolve, of)?)
                }
                (None, TypeDefKind::Result(of)) => format!(
                    "::std::result::Result<{}, {}>",
                    or_nothing(resolve, of.ok)?,
                    or_nothing(resolve, of.err)?
                ),
                (None, TypeDefKind::Tuple(of)) => {
                    let parts: Result<Vec<_>, _> =
                        of.types.iter().map(|of| rust(resolve, of)).collect();
                    format!("({},)", parts?.join(", "))
                }
                (None, other) => {
                    return Err(format!("no function takes a {} so far", other.as_str()).into());
                }
            }
        }
    })
}

fn or_nothing(resolve: &Resolve, of: Option<Type>) -> Result<String, Box<dyn Error>> {
    of.map_or_else(|| Ok("()".into()), |of| rust(resolve, &of))
}

/// `record-ref` as `RecordRef`.
fn camel(name: &str) -> String {
    let mut words = String::new();
    for word in name.split('-') {
        let mut letters = word.chars();
        words.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        words.push_str(letters.as_str());
    }
    words
}
