"""A worker is killed again and again while it removes the files of erased sessions."""

from __future__ import annotations

import collections
import pathlib
import random
import sqlite3
import time

from server import Running, new_session, seed_knowledge

API = "/api/ai-interview"
# So many sessions are erased for each kill: more than a worker gets done before it is killed.
ERASED_PER_KILL = 12
KEPT = 10
# A killed worker's job is taken by another when its lease has run out, after 60 s.
PATIENCE_SECONDS = 180


def check(proctor: str, folder: pathlib.Path, chance: random.Random, kills: int) -> list[str]:
    """What does not hold; nothing where all does."""
    data = folder / "jobs"
    seed_knowledge(proctor, data)
    server = Running(proctor, data, PROCTOR_WORKERS="false").start()
    worker = Running(proctor, data, "worker")
    try:
        kept = [_with_files(server, f"kept-{number}") for number in range(KEPT)]
        before = {session: _files(data, session) for session in kept}
        erased: list[str] = []
        for number in range(kills):
            erased += _erased(server, number)
            worker.start()
            time.sleep(chance.uniform(0, 0.12))
            worker.kill()
        hit = _count(data, "takes > 1 OR state = 'running'")
        worker.start()
        left = _wait_until_done(data, len(erased))
        worker.stop()
        faults = _faults(server, data, erased, left)
        if {session: _files(data, session) for session in kept} != before:
            faults.append("files of sessions that were not erased are gone or changed")
        if not all(before.values()):
            faults.append("there were no files to begin with")
        if hit < kills // 10:
            faults.append(f"only {hit} of {kills} kills came while a job was carried out: this shows nothing")
    finally:
        worker.kill()
        server.stop()
    print(f"jobs: {len(erased)} erasures, {kills} kills of the worker, {hit} of them within a job; "
          f"slowest start {max(worker.starts):.1f} s")
    return faults


def _with_files(server: Running, name: str) -> str:
    token = server.token("service")
    session = server.ask("POST", f"{API}/start", token, new_session(name)).json["session"]["id"]
    # Parts of a recording that never becomes whole: files of this session.
    for offset in (0, 40_000, 80_000):
        answer = server.ask(
            "POST", f"{API}/{session}/recording", token, bytes(range(250)) * 160,
            {"Content-Type": "application/octet-stream", "Upload-Offset": f"{offset}", "Upload-Length": "1000000"})
        assert answer.status == 202, answer
    return session


def _erased(server: Running, number: int) -> list[str]:
    sessions = [_with_files(server, f"erased-{number}-{place}") for place in range(ERASED_PER_KILL)]
    token = server.token("admin")
    for session in sessions:
        answer = server.ask("POST", f"{API}/{session}/erase", token, {"reason": "asked for"})
        assert answer.status == 200, answer
    return sessions


def _files(data: pathlib.Path, session: str) -> dict[str, bytes]:
    folder = data / "blobs" / "sessions" / session
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _rows(data: pathlib.Path, query: str) -> list[tuple]:
    database = sqlite3.connect(f"file:{data}/proctor.sqlite?mode=ro", uri=True, timeout=30)
    try:
        return database.execute(query).fetchall()
    finally:
        database.close()


def _count(data: pathlib.Path, condition: str) -> int:
    return _rows(data, f"SELECT count(*) FROM jobs WHERE key NOT LIKE '%/again' AND ({condition})")[0][0]


def _wait_until_done(data: pathlib.Path, count: int) -> int:
    """How many erasures were not done in the time that they have."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while (left := count - _count(data, "state = 'done'")) > 0 and time.monotonic() < deadline:
        time.sleep(0.5)
    return left


def _faults(server: Running, data: pathlib.Path, erased: list[str], left: int) -> list[str]:
    faults = [f"{left} erasures were lost"] if left else []
    jobs = {key: (state, crashes) for key, state, crashes in _rows(data, "SELECT key, state, crashes FROM jobs")}
    wanted = {f"erasure/{session}" for session in erased} | {f"erasure/{session}/again" for session in erased}
    if set(jobs) != wanted:
        faults.append(f"{len(set(jobs) ^ wanted)} jobs are there that should not be, or the other way")
    for state in ("quarantined", "dead"):
        given_up = [key for key, (is_state, _) in jobs.items() if is_state == state]
        faults += [f"{len(given_up)} jobs are {state}, such as {given_up[0]}"] if given_up else []
    with_files = [session for session in erased if _files(data, session)]
    faults += [f"files of {len(with_files)} erased sessions are still there"] if with_files else []
    # What an erasure does to the session itself is one entry in the audit log, made by the call.
    entries = collections.Counter(session for (session,) in _rows(
        data, "SELECT session_id FROM audit_log WHERE action = 'erase'"))
    if entries != collections.Counter(erased):
        faults.append("the audit log does not hold each erasure once")
    answers = {server.ask("GET", f"{API}/{session}", server.token("hr")).json["state"] for session in erased[:3]}
    return faults + ([] if answers == {"erased"} else [f"erased sessions are {answers}"])
