//! The macro that makes a component of a type.

/// Exports a type as the plugin, at the extension points it takes part in:
/// `plugin!(Sundial: Pages, JobRunner);`
///
/// The component exports these and no others; `plugin.toml` has a table
/// `[extension-points.…]` for each.
#[macro_export]
macro_rules! plugin {
    ($plugin:ident: $($point:ident),+ $(,)?) => {
        $($crate::__export!($point $plugin);)+
    };
}

/// One extension point's export. Off WebAssembly, where a plugin's logic is
/// tested, it only makes sure that the trait is there.
#[doc(hidden)]
#[macro_export]
macro_rules! __export {
    (AccessPolicy $plugin:ident) => {
        $crate::__export!(@ access_policy export_access_policy AccessPolicy $plugin);
    };
    (ActivityAlarm $plugin:ident) => {
        $crate::__export!(@ activity_alarm export_activity_alarm ActivityAlarm $plugin);
    };
    (DeletionPolicy $plugin:ident) => {
        $crate::__export!(@ deletion_policy export_deletion_policy DeletionPolicy $plugin);
    };
    (Endpoint $plugin:ident) => {
        $crate::__export!(@ endpoint export_endpoint Endpoint $plugin);
    };
    (EventListener $plugin:ident) => {
        $crate::__export!(@ event_listener export_event_listener EventListener $plugin);
    };
    (JobRunner $plugin:ident) => {
        $crate::__export!(@ job_runner export_job_runner JobRunner $plugin);
    };
    (Lifecycle $plugin:ident) => {
        $crate::__export!(@ lifecycle export_lifecycle Lifecycle $plugin);
    };
    (Pages $plugin:ident) => {
        $crate::__export!(@ pages export_pages Pages $plugin);
    };
    (RequestGuard $plugin:ident) => {
        $crate::__export!(@ request_guard export_request_guard RequestGuard $plugin);
    };
    (Panels $plugin:ident) => {
        $crate::__export!(@ panels export_panels Panels $plugin);
    };
    (SignInStep $plugin:ident) => {
        $crate::__export!(@ sign_in_step export_sign_in_step SignInStep $plugin);
    };
    (@ $module:ident $export:ident $point:ident $plugin:ident) => {
        const _: () = {
            const fn takes_part<T: $crate::extension_points::$module::$point>() {}
            takes_part::<$plugin>();
        };
        #[cfg(target_family = "wasm")]
        const _: () = {
            $crate::extension_points::$module::bindings::$export!(
                $plugin with_types_in $crate::extension_points::$module::bindings
            );
        };
    };
    ($point:ident $plugin:ident) => {
        compile_error!(concat!(
            "Bailey has no extension point `", stringify!($point), "`; there are AccessPolicy, ",
            "ActivityAlarm, DeletionPolicy, Endpoint, EventListener, JobRunner, Lifecycle, Pages, ",
            "Panels, RequestGuard and SignInStep"
        ));
    };
}
