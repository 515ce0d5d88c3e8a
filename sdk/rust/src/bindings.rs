//! What `wit-bindgen` makes of the contract's capabilities. The other modules
//! give it friendlier paths; the extension points map their types to these.

#![allow(missing_docs, unsafe_code, clippy::all, reason = "generated")]

wit_bindgen::generate!({
    path: "../../wit/v1.0.0",
    inline: "
        package bailey:sdk;

        world capabilities {
            import bailey:crm/types@1.0.0;
            import bailey:crm/blocks@1.0.0;
            import bailey:crm/filter@1.0.0;
            import bailey:crm/access-rules@1.0.0;
            import bailey:crm/record-types@1.0.0;
            import bailey:crm/journal-types@1.0.0;
            import bailey:crm/activity-types@1.0.0;
            import bailey:crm/records@1.0.0;
            import bailey:crm/records-write@1.0.0;
            import bailey:crm/records-all@1.0.0;
            import bailey:crm/records-all-write@1.0.0;
            import bailey:crm/bin@1.0.0;
            import bailey:crm/archive@1.0.0;
            import bailey:crm/schema-bin@1.0.0;
            import bailey:crm/journal@1.0.0;
            import bailey:crm/journal-undo@1.0.0;
            import bailey:crm/journal-retention@1.0.0;
            import bailey:crm/journal-verify@1.0.0;
            import bailey:crm/erasure@1.0.0;
            import bailey:crm/journal-note@1.0.0;
            import bailey:crm/access@1.0.0;
            import bailey:crm/support-access@1.0.0;
            import bailey:crm/backups@1.0.0;
            import bailey:crm/directory@1.0.0;
            import bailey:crm/directory-admin@1.0.0;
            import bailey:crm/activity@1.0.0;
            import bailey:crm/mail@1.0.0;
            import bailey:crm/groups@1.0.0;
            import bailey:crm/storage@1.0.0;
            import bailey:crm/secrets@1.0.0;
            import bailey:crm/settings@1.0.0;
            import bailey:crm/progress@1.0.0;
            import bailey:crm/clock@1.0.0;
            import bailey:crm/random@1.0.0;
            import bailey:crm/log@1.0.0;
        }
    ",
    world: "bailey:sdk/capabilities",
    generate_all,
    generate_unused_types: true,
    additional_derives: [PartialEq],
});
