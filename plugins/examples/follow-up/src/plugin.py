"""Makes a task for each deal that nobody has touched for some days: written with the
SDK alone, as anybody outside would write it.

A job looks once a day. The page shows whoever opens it, of the deals that they may see,
which would get a task next and which got one.
"""

from bailey.errors import not_found
from bailey.jobs import scheduled
from bailey.text import tr
from wit_world import exports

import daily
import front


class Pages(exports.Pages):
    def render(self, request):
        if request.path != "":
            raise not_found(request.path)
        return front.page()

    def act(self, submission):
        raise not_found(submission.action)


class JobRunner(exports.JobRunner):
    def jobs(self):
        return [scheduled(daily.NAME, tr("job-daily"), "0 6 * * *")]

    def run(self, run):
        if run.job != daily.NAME:
            raise not_found(run.job)
        return daily.run()
