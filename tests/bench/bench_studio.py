# SPDX-License-Identifier: GPL-3.0-or-later
"""How soon the studio shows its first frame, and for how long its main loop is ever held up.

Run under tests/with-display. Prints rows of the table that bench.c prints.

Environment: BENCH_GENERATED, a CSV file of orders to import beside the sample; BENCH_TRACE, to print
what the studio wrote while it imported.
"""

import os
import re
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "application"))

import driver  # noqa: E402  (its folder is named above)

N_STARTS = 5
ROUND = re.compile(r"round of ([0-9.]+) ms, ([0-9.]+) ms of them working")
LINE = re.compile(r"vitrine-trace: ([0-9.]+) ms: (.*)")


class TracedStudio(driver.Studio):
    """A studio that writes its trace to a file. Both clocks are the machine's monotonic one."""

    def start(self, *arguments):
        self.trace_path = self.path("trace")
        with open(self.trace_path, "w", encoding="utf-8") as trace:
            self.start_ms = time.monotonic() * 1000
            self.process = subprocess.Popen([os.environ["VITRINE_STUDIO"], *arguments], stderr=trace,
                                            env={**os.environ, "VITRINE_TRACE": "1"})
        driver.wait_for(self.windows, "a window")

    def trace(self):
        """[(milliseconds since the process was started, what)]"""
        with open(self.trace_path, encoding="utf-8") as trace:
            found = [LINE.match(line) for line in trace]
        return [(float(match[1]) - self.start_ms, match[2]) for match in found if match]

    def when_ms(self, what):
        """Waits for it."""
        return driver.wait_for(lambda: next((ms for ms, marked in self.trace() if marked == what), 0),
                               what)

    def peak_mib(self):
        with open("/proc/%d/status" % self.process.pid, encoding="utf-8") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024


def print_row(job, took_ms, peak_mib, remark):
    print("%-44s %8.3f s %7.0f MiB  %s" % (job, took_ms / 1000, peak_mib, remark), flush=True)


def start_cold(workspace):
    """Five starts on an opened workspace; the median counts, as the file cache fills by the first."""
    runs = []
    for _ in range(N_STARTS):
        studio = TracedStudio(workspace)
        studio.wait_state("win.mapped", True)
        times = {what: studio.when_ms(what)
                 for what in ("start of main", "first frame", "workspace shown", "loaded", "mapped")}
        runs.append((times, studio.peak_mib()))
        studio.stop()
        if len(runs) == N_STARTS:
            print_rounds("longest round: start to mapped", studio, 0, runs[-1][1])
        studio.folder.cleanup()
    for what in runs[0][0]:
        times = sorted(run[0][what] for run in runs)
        print_row("start to " + what, times[N_STARTS // 2], max(peak for _, peak in runs),
                  "median of %d, %.0f to %.0f ms" % (N_STARTS, times[0], times[-1]))


def print_rounds(job, studio, since_ms, peak_mib):
    """The main loop's rounds since then, from its trace after the end."""
    rounds = [(float(found[1]), float(found[2])) for found in
              (ROUND.match(what) for ms, what in studio.trace() if ms > since_ms) if found]
    print_row(job, max((took for took, _ in rounds), default=0), peak_mib,
              "working for %.1f ms at most; %d rounds above 16 ms, %d of them working so long" %
              (max((worked for _, worked in rounds), default=0),
               sum(took > 16 for took, _ in rounds), sum(worked > 16 for _, worked in rounds)))


def print_trace(studio):
    for ms, what in studio.trace():
        print("    %9.1f ms  %s" % (ms, what))


def watch_the_main_loop(job, work):
    studio = TracedStudio()
    # A process has much to read for its first frame, and no job yet.
    studio.when_ms("first frame")
    since_ms = time.monotonic() * 1000 - studio.start_ms
    work(studio)
    studio.wait_state("win.loaded", True, timeout_s=240)
    studio.wait_state("win.mapped", True, timeout_s=240)
    # The pages take what was mined in turns of their own.
    time.sleep(0.5)
    peak_mib = studio.peak_mib()
    studio.stop()
    print_rounds("longest round: " + job, studio, since_ms, peak_mib)
    if os.environ.get("BENCH_TRACE"):
        print_trace(studio)
    studio.folder.cleanup()


def import_sample(name):
    def work(studio):
        studio.activate("app.open-sample", name)
        driver.wait_for(lambda: studio.state("win.loaded"), "the sample", 120)

    return work


def import_generated(studio):
    studio.activate("app.new-workspace-at", studio.path("generated.vitrine"))
    studio.wait_state("win.loaded", True)
    studio.activate("win.import-from", os.environ["BENCH_GENERATED"])
    driver.wait_for(lambda: studio.state("win.undo-label"), "the import", 240)


def main():
    with tempfile.TemporaryDirectory(prefix="vitrine-bench-") as folder:
        workspace = os.path.join(folder, "sample.vitrine")
        driver.cli("sample", "online-retail", workspace)
        start_cold(workspace)
    watch_the_main_loop("import to map, Online Retail", import_sample("online-retail"))
    watch_the_main_loop("import to map, electronics", import_sample("electronics"))
    if os.environ.get("BENCH_GENERATED"):
        watch_the_main_loop("import to map, generated", import_generated)


main()
