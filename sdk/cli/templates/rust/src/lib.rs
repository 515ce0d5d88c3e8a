//! Shows the biggest deals that are still open.

mod deal;
mod front;

use bailey_sdk::pages::Request;
use bailey_sdk::prelude::*;

/// The plugin. It takes part where it implements a trait.
pub struct @type@;

impl Pages for @type@ {
    fn render(request: Request) -> Result<Page, Error> {
        match request.path.as_str() {
            "" => front::render(),
            path => Err(Error::NotFound(path.into())),
        }
    }
}

bailey_sdk::plugin!(@type@: Pages);
