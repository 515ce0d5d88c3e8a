//! The derive macros of `bailey-sdk`. What they write out is plain calls of the SDK's
//! own traits, so that an error in a type is told at the field that has it.

mod json;
mod record;

use proc_macro::TokenStream;
use syn::{DeriveInput, Result, parse_macro_input};

/// See `bailey_sdk::typed::Record`.
#[proc_macro_derive(Record, attributes(record))]
pub fn record(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    or_error(record::written(&input))
}

/// See `bailey_sdk::json::Json`.
#[proc_macro_derive(Json, attributes(json))]
pub fn json(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    or_error(json::written(&input))
}

fn or_error(written: Result<proc_macro2::TokenStream>) -> TokenStream {
    written
        .unwrap_or_else(|error| error.to_compile_error())
        .into()
}
