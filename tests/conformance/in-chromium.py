#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every case through the WebAssembly module in a page of headless Chromium.

The page comes from a server of our own on this machine, and sends back what it found. It may not do more than a
storefront with a strict content security policy. Skipped if there is no Chromium.

Environment: G_TEST_SRCDIR, VITRINE_RULES_MJS, VITRINE_RULES_WASM.
"""
import http.server
import json
import os
import pathlib
import queue
import shutil
import signal
import subprocess
import sys
import tempfile
import threading

from corpus import read_cases, report

HERE = pathlib.Path(__file__).resolve().parent
TIMEOUT_S = 60
POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"
PAGE = b'<!DOCTYPE html><meta charset="utf-8"><body><script type="module" src="cases-in-page.mjs"></script>'
SWITCHES = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run",
            "--no-default-browser-check", "--disable-background-networking", "--disable-component-update",
            "--disable-default-apps", "--disable-extensions", "--disable-sync", "--metrics-recording-only",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]


def make_files(cases):
    """What the server has: paths, types and bytes."""
    script = "text/javascript"
    return {
        "/": ("text/html", PAGE),
        "/cases.json": ("application/json", json.dumps(cases).encode()),
        "/cases.mjs": (script, (HERE / "cases.mjs").read_bytes()),
        "/cases-in-page.mjs": (script, (HERE / "cases-in-page.mjs").read_bytes()),
        "/vitrine-rules.mjs": (script, pathlib.Path(os.environ["VITRINE_RULES_MJS"]).read_bytes()),
        "/vitrine-rules.wasm": ("application/wasm", pathlib.Path(os.environ["VITRINE_RULES_WASM"]).read_bytes()),
    }


def make_server(files, reports):
    class Handler(http.server.BaseHTTPRequestHandler):
        def answer(self, status, kind, content):
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            self.send_header("Content-Security-Policy", POLICY)
            self.end_headers()
            self.wfile.write(content)

        def do_GET(self):
            if self.path in files:
                self.answer(200, *files[self.path])
            else:
                self.answer(404, "text/plain", b"")

        def do_POST(self):
            reports.put(self.rfile.read(int(self.headers["Content-Length"])))
            self.answer(200, "text/plain", b"")

        def log_message(self, *_):
            pass

    return http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)


def ask_chromium(chromium, port, reports):
    """What the page sent back, or None; and what Chromium said meanwhile."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        log_path = pathlib.Path(folder, "log")
        with open(log_path, "wb") as log:
            browser = subprocess.Popen(
                [chromium, *SWITCHES, f"--user-data-dir={folder}/profile", f"http://127.0.0.1:{port}/"],
                env=dict(os.environ, HOME=folder), stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                start_new_session=True)
        try:
            return json.loads(reports.get(timeout=TIMEOUT_S)), ""
        except queue.Empty:
            return None, log_path.read_text(errors="replace")[-4000:]
        finally:
            os.killpg(browser.pid, signal.SIGKILL)
            browser.wait()


def main():
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        print("1..0 # SKIP there is no chromium")
        return 0
    cases = read_cases()
    reports = queue.Queue()
    server = make_server(make_files(cases), reports)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    answer, said = ask_chromium(chromium, server.server_port, reports)
    if answer is None or "failure" in answer:
        print("Bail out! " + ("the page sent nothing back" if answer is None else "the page failed"))
        print(said if answer is None else answer["failure"], file=sys.stderr)
        return 1
    print("# " + answer["agent"])
    return report(cases, answer["problems"])


if __name__ == "__main__":
    sys.exit(main())
