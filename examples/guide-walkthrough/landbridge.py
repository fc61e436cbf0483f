"""The customer's side and the faults: Landbridge's own API, which AWS has not. Standard library only."""

import json
import os
import time
import urllib.error
import urllib.request

URL = os.environ.get("LANDBRIDGE_URL", "http://127.0.0.1:7224")


def call(method, path, body=None):
    """One call to /landbridge/v1; answers the decoded body, or ends with the service's own sentence."""
    request = urllib.request.Request(
        f"{URL}/landbridge/v1/{path}",
        method=method,
        data=None if body is None else json.dumps(body).encode(),
        headers={"content-type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            text = answer.read()
            return json.loads(text) if text else None
    except urllib.error.HTTPError as error:
        raise SystemExit(f"{method} {path}: {error.code} {error.read().decode()}") from None


said = {}


def watch(what, read, *wanted, seconds=60):
    """Says every change of what `read` answers until it is one of `wanted`; ends after `seconds` if none comes."""
    deadline = time.monotonic() + seconds
    while True:
        state = read()
        if state != said.get(what):
            print(f"  {what} is {state}.", flush=True)
            said[what] = state
        if state in wanted:
            return
        if time.monotonic() > deadline:
            raise SystemExit(f"{what} is {state} after {seconds} seconds and should be {' or '.join(map(str, wanted))}.")
        time.sleep(0.1)


def trace(source, target):
    """Says how a packet fares, and answers its outcome and the names of what it goes through."""
    found = call("POST", "traces", {"from": source, "to": target})
    way = [hop["via"] for hop in found["hops"] if hop["via"]]
    end = f"MTU {found['mtu']}" if found["outcome"] == "delivered" else found["reason"]
    print(f"  From {source} to {target}: {found['outcome']} by {' -> '.join(way)} ({end}).", flush=True)
    return found["outcome"], way
