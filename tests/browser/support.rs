//! A specialist is let in for a ticket, reads, and is put out again.

use crate::driver::Browser;
use crate::house::{server, signed_in};

const PLUGIN: &str = "/plugins/bailey.support-access";

#[test]
fn a_specialist_comes_in_for_a_ticket_and_is_put_out() {
    let server = server();
    let admin = signed_in(&server, 1280);
    admin.open(&server.address(&format!("{PLUGIN}/open?table.companies=true")));
    admin.wait_for("What support will see");
    admin.write("input[name$='subject']", "The list is empty");
    admin.click("main form.form button.main");
    admin.wait_for("Give this to the specialist now");
    let text = admin.text();
    let password = text.split("password ").nth(1).unwrap();
    let password = password.split(',').next().unwrap().to_owned();

    let specialist = Browser::start(1280, 900);
    specialist.open(&server.address("/support/sign-in"));
    specialist.write("#number", "1");
    specialist.write("#agent", "Anna");
    specialist.write("#password", &password);
    specialist.click("main form button");
    specialist.wait_for("You are in");
    specialist.wait_for("The list is empty");
    specialist.open(&server.address("/tables/companies"));
    specialist.wait_for("Betasoloin");

    admin.open(&server.address(&format!("{PLUGIN}/access?number=1")));
    admin.wait_for("Support is in this account: Anna");
    admin.wait_for("Betasoloin");
    admin.click("main form button.danger");
    admin.wait_for("End this access?");
    admin.click("main form button.danger");
    admin.wait_for("It is closed.");
    specialist.open(&server.address("/tables/companies"));
    specialist.wait_for("Sign in");
}
