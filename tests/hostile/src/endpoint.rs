//! Routes that misbehave, by the name in the address.

use bailey_sdk::endpoint::{Attachment, Method, Request, Response, Status};
use bailey_sdk::prelude::*;
use bailey_sdk::{records, records_write, storage};

use crate::{Hostile, deeds};

impl Endpoint for Hostile {
    fn handle(request: Request) -> Result<Response, Error> {
        if request.method == Method::Delete {
            return Ok(Response::done());
        }
        match request.variable("deed") {
            // No variable: the route that is named goes before this one.
            "" => Ok(Response::text(request.route)),
            "markup" => Ok(Response::text("<script>alert(1)</script>")),
            "no-json" => Ok(Response::json("{\"a\": <script>")),
            "json" => Ok(Response::json("{\"a\": 1}").with(Status::Created)),
            "csv" => Ok(Response::csv("name,amount\nRoof,12\n")),
            "page" => Ok(file("page.html", "text/html")),
            "header" => Ok(file(
                "a\"\r\nset-cookie: b=c",
                "text/html\r\nset-cookie: b=c",
            )),
            "trap" => Ok(Response::text(deeds::trap::run())),
            "endless-loop" => Ok(Response::text(deeds::endless_loop::run())),
            "huge-return" => Ok(Response::text(deeds::huge_return::run())),
            "nothing" => Err(Error::NotFound("nothing of that name".into())),
            "not-now" => Err(Error::Unavailable("not now".into())),
            "echo" => echo(&request),
            "store" => {
                storage::set("endpoint", "key", &request.body)?;
                Ok(Response::done())
            }
            "stored" => {
                let stored = storage::get("endpoint", "key")?.unwrap_or_default();
                Ok(Response::text(String::from_utf8_lossy(&stored)))
            }
            "write" => {
                records_write::create("companies", &[])?;
                Ok(Response::done())
            }
            "companies" => {
                let asked = RecordRef::new("companies", 1);
                let company = records::get(&asked)?;
                Ok(Response::text(company.label))
            }
            other => Err(Error::NotFound(other.to_owned())),
        }
    }
}

fn file(name: &str, media_type: &str) -> Response {
    Response::file(Attachment {
        name: name.into(),
        media_type: media_type.into(),
        content: b"<script>alert(1)</script>".to_vec(),
    })
}

fn echo(request: &Request) -> Result<Response, Error> {
    let Request {
        method,
        variables,
        parameters,
        content_type,
        ..
    } = request;
    let body = String::from_utf8_lossy(&request.body);
    let admin = request.caller.as_ref().is_some_and(|caller| caller.admin);
    Ok(Response::text(format!(
        "{method:?} {variables:?} {parameters:?} {content_type:?} {body} {admin}"
    )))
}
