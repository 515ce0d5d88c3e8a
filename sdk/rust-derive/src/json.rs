//! `#[derive(Json)]`: a struct as an object, an enum's variant as its name.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned as _;
use syn::{Data, DataEnum, DeriveInput, Error, Fields, FieldsNamed, Ident, Result, Variant};

pub fn written(input: &DeriveInput) -> Result<TokenStream> {
    let (write, read) = match &input.data {
        Data::Struct(data) => match &data.fields {
            Fields::Named(fields) => object(input, fields)?,
            Fields::Unnamed(fields) if fields.unnamed.len() == 1 => (
                quote!(::bailey_sdk::json::Json::write(&self.0)),
                quote!(::core::result::Result::Ok(Self(
                    ::bailey_sdk::json::Json::read(value)?
                ))),
            ),
            _ => {
                let wanted = "a struct as JSON has fields with names, or one without";
                return Err(Error::new(input.span(), wanted));
            }
        },
        Data::Enum(data) => variants(data)?,
        Data::Union(_) => return Err(Error::new(input.span(), "a union is no JSON")),
    };
    let name = &input.ident;
    Ok(quote_spanned! {input.span()=>
        impl ::bailey_sdk::json::Json for #name {
            fn write(&self) -> ::bailey_sdk::json::Value {
                #write
            }

            fn read(
                value: ::bailey_sdk::json::Value,
            ) -> ::core::result::Result<Self, ::bailey_sdk::json::Unreadable> {
                #read
            }
        }
    })
}

/// A struct with named fields.
fn object(input: &DeriveInput, fields: &FieldsNamed) -> Result<(TokenStream, TokenStream)> {
    let names: Vec<&Ident> = named(fields);
    let puts = puts(&names, |name| quote!(&self.#name));
    let default = has_default(input)?;
    let takes = fields.named.iter().zip(&names).map(|(field, name)| {
        let key = key(name);
        if default {
            quote_spanned!(field.ty.span()=> #name: fields.take_or(#key, default.#name)?)
        } else {
            quote_spanned!(field.ty.span()=> #name: fields.take(#key)?)
        }
    });
    let default =
        default.then(|| quote!(let default = <Self as ::core::default::Default>::default();));
    let read = quote! {
        let mut fields = value.into_object()?;
        #default
        ::core::result::Result::Ok(Self { #(#takes),* })
    };
    Ok((puts, read))
}

fn variants(data: &DataEnum) -> Result<(TokenStream, TokenStream)> {
    let (mut writes, mut reads) = (Vec::new(), Vec::new());
    for variant in &data.variants {
        let (write, read) = one_variant(variant)?;
        writes.push(write);
        reads.push(read);
    }
    let write = quote!(match self { #(#writes),* });
    let read = quote! {
        let (name, held) = value.into_tagged()?;
        let _ = &held;
        match name.as_str() {
            #(#reads,)*
            _ => ::core::result::Result::Err(::bailey_sdk::json::Unreadable::expected("a known name")),
        }
    };
    Ok((write, read))
}

fn one_variant(variant: &Variant) -> Result<(TokenStream, TokenStream)> {
    let name = &variant.ident;
    let key = kebab(&name.to_string());
    Ok(match &variant.fields {
        Fields::Unit => (
            quote!(Self::#name => ::bailey_sdk::json::Value::Text(#key.into())),
            quote!(#key => ::core::result::Result::Ok(Self::#name)),
        ),
        Fields::Unnamed(fields) if fields.unnamed.len() == 1 => (
            quote! {
                Self::#name(held) => ::bailey_sdk::json::Value::tagged(
                    #key,
                    ::bailey_sdk::json::Json::write(held),
                )
            },
            quote! {
                #key => ::core::result::Result::Ok(Self::#name(::bailey_sdk::json::Json::read(held)?))
            },
        ),
        Fields::Named(fields) => {
            let names = named(fields);
            let puts = puts(&names, |name| quote!(#name));
            let takes = names.iter().map(|name| {
                let key = self::key(name);
                quote!(#name: fields.take(#key)?)
            });
            (
                quote! {
                    Self::#name { #(#names),* } => ::bailey_sdk::json::Value::tagged(#key, { #puts })
                },
                quote! {
                    #key => {
                        let mut fields = held.into_object()?;
                        ::core::result::Result::Ok(Self::#name { #(#takes),* })
                    }
                },
            )
        }
        Fields::Unnamed(_) => {
            let wanted = "a variant as JSON holds fields with names, or one without, or none";
            return Err(Error::new(variant.span(), wanted));
        }
    })
}

/// An object of these fields.
fn puts(names: &[&Ident], place: impl Fn(&Ident) -> TokenStream) -> TokenStream {
    let puts = names.iter().map(|name| {
        let (key, place) = (key(name), place(name));
        quote!(fields.put(#key, ::bailey_sdk::json::Json::write(#place));)
    });
    quote! {
        let mut fields = ::bailey_sdk::json::Object::default();
        #(#puts)*
        ::bailey_sdk::json::Value::Object(fields)
    }
}

fn named(fields: &FieldsNamed) -> Vec<&Ident> {
    let names = fields.named.iter().filter_map(|field| field.ident.as_ref());
    names.collect()
}

fn key(name: &Ident) -> String {
    name.to_string().trim_start_matches("r#").to_owned()
}

/// `DepartmentAndBelow` as `department-and-below`.
fn kebab(name: &str) -> String {
    let mut kebab = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !kebab.is_empty() {
            kebab.push('-');
        }
        kebab.extend(letter.to_lowercase());
    }
    kebab
}

/// Whether there is `#[json(default)]`.
fn has_default(input: &DeriveInput) -> Result<bool> {
    let mut default = false;
    for attribute in input.attrs.iter().filter(|it| it.path().is_ident("json")) {
        attribute.parse_nested_meta(|meta| {
            default = meta.path.is_ident("default");
            if default {
                return Ok(());
            }
            Err(meta.error("a struct as JSON knows `#[json(default)]`"))
        })?;
    }
    Ok(default)
}
