//! Steps of signing in that misbehave: none of them lets anybody in.

use bailey_crm::{Context, UserId, directory};
use bailey_plugins::{Entrant, Error, Plain, StepPurpose, StepReply};

use crate::deeds::LOOP_ENDS;
use crate::house::{House, PLUGIN, admin, company};

/// What the guest's step says of the owner.
fn asked(house: &House) -> Result<StepReply, Error> {
    let operator = Context::operator();
    let user = house
        .ours
        .read(|read| directory::user(read, &operator, UserId(1)));
    let entrant = Entrant {
        user: user.unwrap(),
        browser: None,
        device: None,
        purpose: StepPurpose::SignIn,
    };
    let plugins = &house.plugins;
    plugins.sign_in_step(
        &house.ours,
        &admin(),
        &Plain::anybody(&house.ours),
        PLUGIN,
        &entrant,
        None,
    )
}

#[test]
fn a_step_that_behaves_lets_pass() {
    let house = House::new();
    let passed = StepReply::Pass { trust_days: None };
    assert_eq!(
        format!("{:?}", asked(&house).unwrap()),
        format!("{passed:?}")
    );
}

#[test]
fn a_step_that_traps_loops_or_makes_no_sense_fails() {
    for (hook, codes) in [
        ("sign-in-step", &["trap"][..]),
        ("step-loop", &LOOP_ENDS),
        ("step-wrong", &["bad-output"]),
    ] {
        let house = House::new();
        house.trap_in(hook);
        match asked(&house) {
            Err(Error::Failed { plugin, failure }) => {
                assert_eq!(plugin, PLUGIN, "{hook}");
                assert!(codes.contains(&failure.code()), "{hook}: {failure}");
            }
            other => panic!("{hook} did not fail: {other:?}"),
        }
    }
}

#[test]
fn a_step_that_denies_everybody_denies() {
    let house = House::new();
    house.trap_in("step-deny");
    match asked(&house) {
        Ok(StepReply::Deny(told)) => assert_eq!(told, "Nobody comes in."),
        other => panic!("it let in: {other:?}"),
    }
}

#[test]
fn a_step_reads_nothing_for_who_is_on_the_way_in() {
    let house = House::new();
    company(&house.ours, "Acme Corporation");
    house.trap_in("step-nosy");
    assert!(matches!(asked(&house), Ok(StepReply::Pass { .. })));
}
