"""A server is killed while it analyses recordings."""

from __future__ import annotations

import hashlib
import json
import pathlib
import random
import sqlite3
import subprocess
import time

import model_stub
from server import Answer, Running, new_session, seed_knowledge

API = "/api/ai-interview"
SESSIONS = 4
# A killed analysis begins anew when its lease has run out, after 60 s.
PATIENCE_SECONDS = 240


def check(proctor: str, folder: pathlib.Path, chance: random.Random, _: int) -> list[str]:
    """What does not hold; nothing where all does."""
    data = folder / "analysis"
    seed_knowledge(proctor, data)
    recording = _recording(folder)
    with model_stub.running() as (settings, asked):
        faults = _check(Running(proctor, data, **settings).start(), data, recording, chance)
    return faults + ([f"the model was asked {len(asked)} times"] if asked else [])


def _check(server: Running, data: pathlib.Path, recording: bytes, chance: random.Random) -> list[str]:
    try:
        undisturbed = _handed_in(server, "undisturbed", recording)
        began = time.monotonic()
        if not _wait(data, [undisturbed], ("done",)):
            return ["an analysis that nobody disturbs does not end"]
        length = time.monotonic() - began
        wanted = _results(server, undisturbed)
        disturbed = [_handed_in(server, f"disturbed-{number}", recording) for number in range(SESSIONS)]
        kills = [_kill_within(server, data, session, chance, length) for session in disturbed]
        done = _wait(data, disturbed, ("done", "quarantined", "dead"))
        faults = [] if done else ["analyses or scores were lost"]
        for session in disturbed:
            faults += _faults(server, data, session, wanted)
        if not wanted["flags"] or wanted["state"] != "scored":
            faults.append(f"the undisturbed session is {wanted['state']} with {len(wanted['flags'])} flags")
        if not any(kills):
            faults.append("no kill came within an analysis: this shows nothing")
    finally:
        server.kill()
    print(f"analysis: {SESSIONS} kills of the server, {sum(kills)} of them within an analysis of {length:.0f} s; "
          f"slowest start {max(server.starts):.1f} s")
    return faults


def _recording(folder: pathlib.Path) -> bytes:
    """A picture without a face, which is a flag, and a tone that nobody speaks."""
    film = folder / "film.mp4"
    subprocess.run(
        ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc=duration=25:size=320x240:rate=10", "-f", "lavfi", "-i",
         "sine=frequency=200:duration=25", "-shortest", film], check=True)
    return film.read_bytes()


def _handed_in(server: Running, name: str, recording: bytes) -> str:
    token = server.token("service")
    session = server.ask("POST", f"{API}/start", token, new_session(name)).json["session"]["id"]
    answer = server.ask("POST", f"{API}/{session}/recording", token, recording, {"Content-Type": "video/mp4"})
    assert answer.status == 202, answer
    return session


def _job(data: pathlib.Path, session: str, kind: str = "analysis") -> tuple[str, int]:
    """State and takes of a session's job; waiting where it does not follow yet."""
    database = sqlite3.connect(f"file:{data}/proctor.sqlite?mode=ro", uri=True, timeout=30)
    try:
        row = database.execute("SELECT state, takes FROM jobs WHERE key = ?", (f"{kind}/{session}/1",)).fetchone()
    finally:
        database.close()
    return row or ("waiting", 0)


def _kill_within(server: Running, data: pathlib.Path, session: str, chance: random.Random, length: float) -> bool:
    """Kills the server while it analyses a session, and starts it again. False where the analysis was quicker."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while _job(data, session)[0] == "waiting" and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(chance.uniform(0, 0.8 * length))
    was_running = _job(data, session)[0] == "running"
    server.kill()
    server.start()
    return was_running


def _wait(data: pathlib.Path, sessions: list[str], states: tuple[str, ...]) -> bool:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        if all(_job(data, session, kind)[0] in states for session in sessions for kind in ("analysis", "score")):
            return True
        time.sleep(0.2)
    return False


def _results(server: Running, session: str) -> dict:
    """A session's state, flags and report, without what names the session or tells when it was made."""
    token = server.token("hr")
    flags = server.ask("GET", f"{API}/{session}/flags", token)
    report = server.ask("GET", f"{API}/{session}/report", token)
    whole = {
        "state": server.ask("GET", f"{API}/{session}", token).json["state"], "flags": flags.json["flags"],
        "report": report.json if report.status == 200 else f"{report.status}: {report.body[:300]!r}",
    }
    if report.status == 200:
        whole["report"] = {
            name: whole["report"][name] for name in ("coverage", "flags", "recommendation", "transcript")}
    return json.loads(json.dumps(whole).replace(session, "SESSION"))


def _faults(server: Running, data: pathlib.Path, session: str, wanted: dict) -> list[str]:
    state, takes = _job(data, session)
    faults = [] if state == "done" else [f"an analysis is {state} after {takes} tries"]
    found = _results(server, session)
    for name in wanted:
        if found[name] != wanted[name]:
            faults.append(f"{name} are others than without a kill: {str(found[name])[:500]}")
    for flag in found["flags"]:
        for clip in flag["clips"]:
            answer: Answer = server.ask("GET", clip["url"].replace("SESSION", session), server.token("hr"))
            if hashlib.sha256(answer.body).hexdigest() != clip["sha256"]:
                faults.append(f"the clip of {flag['id']} is another one ({answer.status})")
    return faults
