#!/usr/bin/env python3
"""Tries the interface of a live server with requests that Schemathesis makes up out of its own OpenAPI document.

    run.py --proctor PROGRAM --flags-probe PROGRAM [--quick] [--seed N] [--only ROLE]

The server runs on a folder of its own, where sessions stand in several states and one has flags. All calls are tried
with no token and as each of the roles: whatever is sent, the server must not fail, must answer only what the document
says, and must refuse what the document does not allow. Exit codes: 0 all is well; 1 something was found, which is
printed with the command that does it again.
"""

from __future__ import annotations

import argparse
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "Live"))
from server import Running, new_session, seed_knowledge  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
API = "/api/ai-interview"
CHECKS = [
    "not_a_server_error", "status_code_conformance", "content_type_conformance", "response_schema_conformance",
    "response_headers_conformance", "negative_data_rejection", "missing_required_header", "unsupported_method",
    "allow_header_conformance", "ignored_auth",
]
# Of what was found; made-up texts can be long.
MOST_SHOWN, MOST_LINES = 1_000, 200
ROLES = ["none", "candidate", "service", "hr", "admin"]
# What a role has to have been answered, or it did not reach the calls and was merely refused: nothing is shown then.
REACHED = {
    "none": {("isAlive", "200"), ("listFlags", "401")},
    "candidate": {("getSession", "200"), ("listFlags", "403")},
    "service": {("startSession", "201"), ("getSession", "200"), ("listFlags", "403")},
    "hr": {("listFlags", "200"), ("overruleFlag", "200"), ("searchKnowledge", "200"), ("eraseSession", "403")},
    "admin": {("listFlags", "200"), ("ingestDocument", "201"), ("getAudit", "200"), ("eraseSession", "200")},
}


def main() -> int:
    options = _parser().parse_args()
    seed = options.seed if options.seed is not None else random.SystemRandom().randrange(1 << 31)
    print(f"seed {seed}")
    with tempfile.TemporaryDirectory() as scratch:
        data = pathlib.Path(scratch) / "data"
        seed_knowledge(options.proctor, data)
        with_flags = subprocess.run(
            [options.flags_probe, data / "proctor.sqlite"], check=True, capture_output=True, text=True).stdout.strip()
        server = Running(options.proctor, data, PROCTOR_WORKERS="false").start()
        try:
            sessions = [with_flags, *_sessions(server, pathlib.Path(scratch))]
            roles = [options.only] if options.only else ROLES
            failed = [role for role in roles if not _try(server, role, sessions, seed, options.quick)]
            failed += _faults(server, roles)
        finally:
            server.stop()
    print(f"fuzz: {'found something: ' + ', '.join(failed) if failed else 'nothing was found'}")
    return 1 if failed else 0


def _sessions(server: Running, scratch: pathlib.Path) -> list[str]:
    """Sessions that were just started, consented, and handed in; the first is the candidate's."""
    service = server.token("service")
    ids = [server.ask("POST", f"{API}/start", service, new_session(f"{n}")).json["session"]["id"] for n in range(3)]
    consent = {"agreed": True, "statement_version": "1.0"}
    for session in ids[1:]:
        answer = server.ask("POST", f"{API}/{session}/consent", server.token("candidate", session=session), consent)
        assert answer.status == 200, answer
    recording = scratch / "recording.mp4"
    subprocess.run(
        ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc=duration=1:size=64x64:rate=5", recording], check=True)
    answer = server.ask(
        "POST", f"{API}/{ids[2]}/recording", service, recording.read_bytes(), {"Content-Type": "video/mp4"})
    assert answer.status == 202, answer
    return ids


def _try(server: Running, role: str, sessions: list[str], seed: int, quick: bool) -> bool:
    """Whether nothing was found with a role's token."""
    before = _answers(server)
    command = [
        str(pathlib.Path(sys.executable).parent / "schemathesis"), "--config-file", str(HERE / "schemathesis.toml"),
        "--no-color", "run", f"http://127.0.0.1:{server.port}/openapi.json",
        "--checks", ",".join(CHECKS), "--seed", str(seed), "--continue-on-failure", "--warnings", "off",
        "--phases", "coverage,fuzzing" if quick else "examples,coverage,fuzzing,stateful",
        "--max-examples", "6" if quick else "60",
        # That few made-up values can stand in a header is no fault of the interface.
        "--suppress-health-check", "filter_too_much",
    ]
    token = None
    if role != "none":
        # The candidate's session is the one that was started and waits for them.
        token = server.token(role, session=sessions[1] if role == "candidate" else None)
        command += ["--header", f"Authorization: Bearer {token}"]
    environment = os.environ | {
        "SCHEMATHESIS_HOOKS": "known_sessions", "PYTHONPATH": str(HERE), "FUZZ_SESSIONS": ",".join(sessions),
    }
    run = subprocess.run(command, cwd=server.data.parent, env=environment, capture_output=True, text=True)
    after = {answer for answer, count in _answers(server).items() if count > before.get(answer, 0)}
    statuses = {status for _, status in after}
    tried = re.search(r"([\d,]+) generated", run.stdout)
    print(f"{role}: {tried.group(1) if tried else 'no'} requests, answered {', '.join(sorted(statuses))}", flush=True)
    if run.returncode != 0 or not tried:
        lines = (run.stdout + run.stderr).replace(token or "\0", "TOKEN").splitlines()
        print(*(line[:MOST_SHOWN] for line in lines[-MOST_LINES:]), sep="\n")
        return False
    if missing := REACHED[role] - after:
        print(f"{role}: some calls were not reached: {sorted(missing)}")
        return False
    return True


def _faults(server: Running, roles: list[str]) -> list[str]:
    """What only the server can tell: whether it lives, and failed at anything."""
    found = []
    if server.ask("GET", "/readyz").status != 200:
        found.append("the server is not ready any more")
    failed = [operation for (operation, status) in _answers(server) if status.startswith("5")]
    if failed:
        found.append(f"failed: {', '.join(sorted(failed))}")
    errors = server.logged("error")
    for line in errors[:5]:
        print(line)
    return found + ([f"{len(errors)} errors in the log"] if errors else [])


def _answers(server: Running) -> dict[tuple[str, str], int]:
    """How often each operation was answered with each status, as the server counts."""
    text = server.ask("GET", "/metrics").body.decode()
    pattern = r'^http_requests_total\{operation="(\w+)",status="(\d+)"\} (\d+)'
    return {(operation, status): int(count) for operation, status, count in re.findall(pattern, text, re.MULTILINE)}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--proctor", required=True, help="the program proctor")
    parser.add_argument("--flags-probe", required=True, help="the program flags-probe")
    parser.add_argument("--quick", action="store_true", help="about a minute")
    parser.add_argument("--seed", type=int, help="the same seed makes up the same requests; any where not given")
    parser.add_argument("--only", choices=ROLES, help="one role alone")
    return parser


if __name__ == "__main__":
    sys.exit(main())
