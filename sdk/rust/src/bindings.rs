//! What `wit-bindgen` makes of the contract's capabilities. The other modules
//! give it friendlier paths; the extension points map their types to these.

#![allow(missing_docs, unsafe_code, clippy::all, reason = "generated")]

wit_bindgen::generate!({
    path: "../../wit/v0.1.0",
    inline: "
        package bailey:sdk;

        world capabilities {
            import bailey:crm/types@0.1.0;
            import bailey:crm/blocks@0.1.0;
            import bailey:crm/filter@0.1.0;
            import bailey:crm/access-rules@0.1.0;
            import bailey:crm/record-types@0.1.0;
            import bailey:crm/journal-types@0.1.0;
            import bailey:crm/activity-types@0.1.0;
            import bailey:crm/records@0.1.0;
            import bailey:crm/records-write@0.1.0;
            import bailey:crm/records-all@0.1.0;
            import bailey:crm/records-all-write@0.1.0;
            import bailey:crm/bin@0.1.0;
            import bailey:crm/archive@0.1.0;
            import bailey:crm/schema-bin@0.1.0;
            import bailey:crm/journal@0.1.0;
            import bailey:crm/journal-undo@0.1.0;
            import bailey:crm/journal-retention@0.1.0;
            import bailey:crm/journal-verify@0.1.0;
            import bailey:crm/erasure@0.1.0;
            import bailey:crm/journal-note@0.1.0;
            import bailey:crm/access@0.1.0;
            import bailey:crm/support-access@0.1.0;
            import bailey:crm/backups@0.1.0;
            import bailey:crm/directory@0.1.0;
            import bailey:crm/directory-admin@0.1.0;
            import bailey:crm/activity@0.1.0;
            import bailey:crm/mail@0.1.0;
            import bailey:crm/groups@0.1.0;
            import bailey:crm/storage@0.1.0;
            import bailey:crm/secrets@0.1.0;
            import bailey:crm/settings@0.1.0;
            import bailey:crm/progress@0.1.0;
            import bailey:crm/clock@0.1.0;
            import bailey:crm/random@0.1.0;
            import bailey:crm/log@0.1.0;
        }
    ",
    world: "bailey:sdk/capabilities",
    generate_all,
    generate_unused_types: true,
    additional_derives: [PartialEq],
});
