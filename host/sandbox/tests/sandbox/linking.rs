//! A component gets what it was granted, in the shape that it was built for.

use bailey_sandbox::{Failure, Loaded, imports};

use crate::guest::{API, Data, GUEST, Yard, digest};

#[test]
fn a_component_that_was_not_granted_what_it_imports_is_not_linked() {
    let yard = Yard::new();
    let component = yard
        .sandbox
        .compile(&digest(GUEST), &wat::parse_str(GUEST).unwrap())
        .unwrap();
    assert_eq!(imports(&component), [API]);
    let linker = yard.sandbox.linker::<Data>();
    let refused = Loaded::new(&linker, [], &component, digest(GUEST)).unwrap_err();
    assert_eq!(
        refused,
        Failure::NotGranted {
            interface: API.into()
        }
    );
    let refused = Loaded::new(
        &linker,
        ["test:host/other@0.1.0"],
        &component,
        digest(GUEST),
    );
    assert_eq!(
        refused.unwrap_err(),
        Failure::NotGranted {
            interface: API.into()
        }
    );
}

#[test]
fn a_component_built_for_another_shape_of_an_interface_is_not_linked() {
    let yard = Yard::new();
    let component = yard
        .sandbox
        .compile(&digest(GUEST), &wat::parse_str(GUEST).unwrap())
        .unwrap();
    let mut linker = yard.sandbox.linker::<Data>();
    linker
        .instance(API)
        .unwrap()
        .func_wrap("tick", |_, (_,): (u32,)| Ok(()))
        .unwrap();
    let refused = Loaded::new(&linker, [API], &component, digest(GUEST)).unwrap_err();
    assert_eq!(refused.code(), "incompatible");
    assert!(refused.to_string().contains(API), "{refused}");
}
