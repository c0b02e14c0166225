"""Hooks of Schemathesis: two made-up session ids of three become ids of sessions that there are, so that calls get
behind "there is no such session". Ids that are wrong on purpose stay as they are."""

from __future__ import annotations

import os
import re
import zlib

import schemathesis

SESSIONS = os.environ["FUZZ_SESSIONS"].split(",")
FLAGS = ["flag-1", "flag-50"]
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


@schemathesis.hook
def map_path_parameters(context, path_parameters):
    session = (path_parameters or {}).get("session_id")
    if not isinstance(session, str) or not UUID.fullmatch(session):
        return path_parameters
    # The same id becomes the same session, so that a seed makes the same run.
    place = zlib.crc32(session.encode())
    if place % 3 == 0:
        return path_parameters
    changed = path_parameters | {"session_id": SESSIONS[place // 3 % len(SESSIONS)]}
    flag = changed.get("flag_id")
    if isinstance(flag, str) and 1 <= len(flag) <= 100 and place % 3 == 1:
        changed |= {"session_id": SESSIONS[0], "flag_id": FLAGS[place // 3 % len(FLAGS)]}
    return changed
