//! What the WebAssembly itself says: whether it is a valid component, and which
//! interfaces it imports and exports.

use wasmparser::component_types::ComponentEntityType;
use wasmparser::types::Types;
use wasmparser::{Parser, Payload, Validator};

use crate::contract::{self, InterfaceKind};
use crate::{Interface, PackageError};

/// The interfaces of a component, in the order of the binary.
pub(crate) struct Surface {
    pub(crate) imports: Vec<Interface>,
    pub(crate) exports: Vec<Interface>,
}

/// Refuses what is no component before anything is parsed.
pub(crate) fn check_kind(bytes: &[u8]) -> Result<(), PackageError> {
    if Parser::is_component(bytes) {
        return Ok(());
    }
    if Parser::is_core_wasm(bytes) {
        return Err(PackageError::CoreModule);
    }
    let found = match bytes {
        [] => "an empty file",
        _ if bytes.starts_with(b"\0asm") => "WebAssembly of an unknown version",
        _ if std::str::from_utf8(bytes).is_ok() => "text",
        _ => "something else",
    };
    Err(PackageError::NotWasm { found })
}

/// Validates the whole component and reads what it imports and exports.
pub(crate) fn surface(bytes: &[u8]) -> Result<Surface, PackageError> {
    let types = Validator::new().validate_all(bytes).map_err(damaged)?;
    let mut surface = Surface {
        imports: Vec::new(),
        exports: Vec::new(),
    };
    let mut depth = 0_usize;
    for payload in Parser::new(0).parse_all(bytes) {
        match payload.map_err(damaged)? {
            Payload::ModuleSection { .. } | Payload::ComponentSection { .. } => depth += 1,
            Payload::End(_) => depth = depth.saturating_sub(1),
            Payload::ComponentImportSection(reader) if depth == 0 => {
                for import in reader {
                    let name = import.map_err(damaged)?.name.name;
                    let item = types.as_ref().component_item_for_import(name);
                    let functions = item.map(|item| functions(&types, item.ty));
                    surface
                        .imports
                        .push(interface("imports", name, functions.flatten())?);
                }
            }
            Payload::ComponentExportSection(reader) if depth == 0 => {
                for export in reader {
                    let name = export.map_err(damaged)?.name.name;
                    let item = types.as_ref().component_item_for_export(name);
                    let functions = item.map(|item| functions(&types, item.ty));
                    surface
                        .exports
                        .push(interface("exports", name, functions.flatten())?);
                }
            }
            _ => {}
        }
    }
    Ok(surface)
}

pub(crate) fn damaged(error: wasmparser::BinaryReaderError) -> PackageError {
    PackageError::Damaged {
        offset: error.offset(),
        reason: error.message().to_owned(),
    }
}

/// The names of an instance's functions; none for what is not an instance.
fn functions(types: &Types, ty: ComponentEntityType) -> Option<Vec<String>> {
    let ComponentEntityType::Instance(instance) = ty else {
        return None;
    };
    let exports = types.as_ref().get(instance)?.exports.iter();
    let functions = exports.filter(|(_, item)| matches!(item.ty, ComponentEntityType::Func(_)));
    Some(functions.map(|(name, _)| name.clone()).collect())
}

/// The interface with this name, if Bailey has it for this direction.
fn interface(
    direction: &'static str,
    name: &str,
    functions: Option<Vec<String>>,
) -> Result<Interface, PackageError> {
    let interface = functions.and_then(|functions| Interface::parse(name, functions));
    let Some(interface) = interface else {
        return Err(PackageError::NotAnInterface {
            direction,
            name: name.to_owned(),
        });
    };
    let unknown = || PackageError::UnknownInterface {
        direction,
        interface: name.to_owned(),
    };
    if interface.package != contract::PACKAGE {
        let runtime = interface.package.starts_with(contract::RUNTIME_NAMESPACE);
        return if runtime && direction == "imports" {
            Ok(interface)
        } else {
            Err(unknown())
        };
    }
    if !contract::VERSIONS.contains(&interface.version) {
        let spoken: Vec<String> = contract::VERSIONS.iter().map(ToString::to_string).collect();
        let (interface, spoken) = (name.to_owned(), spoken.join(", "));
        return Err(PackageError::UnknownVersion {
            direction,
            interface,
            spoken,
        });
    }
    // A capability that is exported, or an extension point that is imported
    // with its functions, would be a way round the host.
    let fits = match interface.known().map(|known| known.kind) {
        None => false,
        Some(InterfaceKind::Types) => true,
        Some(InterfaceKind::Capability) => direction == "imports",
        Some(InterfaceKind::ExtensionPoint) => {
            direction == "exports" || interface.functions.is_empty()
        }
    };
    if fits { Ok(interface) } else { Err(unknown()) }
}
