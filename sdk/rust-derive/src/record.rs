//! `#[derive(Record)]`: the fields of a struct for those of a table.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote_spanned};
use syn::spanned::Spanned as _;
use syn::{Data, DeriveInput, Error, Field, Fields, LitStr, Result};

/// What a field of the struct stands for.
enum Stands {
    /// The record's number.
    Id,
    /// How often the record was changed.
    Version,
    /// A field of the table, by its key.
    Field(String),
}

pub fn written(input: &DeriveInput) -> Result<TokenStream> {
    let Data::Struct(data) = &input.data else {
        return Err(Error::new(input.span(), "a record is a struct"));
    };
    let Fields::Named(fields) = &data.fields else {
        return Err(Error::new(input.span(), "a record's fields have names"));
    };
    let table = table(input)?;
    let (mut reads, mut writes) = (Vec::new(), Vec::new());
    for field in &fields.named {
        let (name, kind, span) = (&field.ident, &field.ty, field.ty.span());
        match stands(field)? {
            Stands::Id => reads.push(quote_spanned!(span=> #name: record.ref_.id)),
            Stands::Version => reads.push(quote_spanned!(span=> #name: record.version)),
            Stands::Field(key) => {
                reads.push(quote_spanned!(span=> #name: ::bailey_sdk::typed::read(&record, #key)?));
                writes.push(quote_spanned!(span=> ::bailey_sdk::types::FieldValue {
                    field: #key.into(),
                    value: <#kind as ::bailey_sdk::typed::Field>::write(&self.#name),
                }));
            }
        }
    }
    let name = &input.ident;
    Ok(quote_spanned! {input.span()=>
        impl ::bailey_sdk::typed::Record for #name {
            const TABLE: &'static str = #table;

            fn read(
                record: ::bailey_sdk::records::Record,
            ) -> ::core::result::Result<Self, ::bailey_sdk::types::Error> {
                ::core::result::Result::Ok(Self { #(#reads),* })
            }

            fn values(&self) -> ::std::vec::Vec<::bailey_sdk::types::FieldValue> {
                ::std::vec![#(#writes),*]
            }
        }
    })
}

/// The `…` of `#[record(table = "…")]`.
fn table(input: &DeriveInput) -> Result<String> {
    let mut table = None;
    for attribute in input.attrs.iter().filter(|it| it.path().is_ident("record")) {
        attribute.parse_nested_meta(|meta| {
            if meta.path.is_ident("table") {
                table = Some(meta.value()?.parse::<LitStr>()?.value());
                return Ok(());
            }
            Err(meta.error("say the table's key: `#[record(table = \"deals\")]`"))
        })?;
    }
    table.ok_or_else(|| {
        Error::new(
            input.ident.span(),
            "of which table? Say `#[record(table = \"deals\")]`",
        )
    })
}

fn stands(field: &Field) -> Result<Stands> {
    let name = field.ident.to_token_stream().to_string();
    let mut stands = Stands::Field(name.trim_start_matches("r#").to_owned());
    for attribute in field.attrs.iter().filter(|it| it.path().is_ident("record")) {
        attribute.parse_nested_meta(|meta| {
            stands = if meta.path.is_ident("id") {
                Stands::Id
            } else if meta.path.is_ident("version") {
                Stands::Version
            } else if meta.path.is_ident("field") {
                Stands::Field(meta.value()?.parse::<LitStr>()?.value())
            } else {
                let known = "a field stands for `id`, for `version`, or for the table's \
                             `field = \"key\"`";
                return Err(meta.error(known));
            };
            Ok(())
        })?;
    }
    Ok(stands)
}
