"""Shows the biggest deals that are still open.

A class for each extension point that plugin.toml names."""

from bailey.errors import not_found
from wit_world import exports

import front


class Pages(exports.Pages):
    def render(self, request):
        if request.path == "":
            return front.render()
        raise not_found(request.path)

    def act(self, submission):
        raise not_found(submission.action)
