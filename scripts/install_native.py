#!/usr/bin/env python3
"""Installs the native libraries that scripts/native.json pins: OpenVINO, sherpa-onnx and whisper.cpp.

The folder gets include/, lib/, licenses/, pkgconfig/NAME.pc for each and
SHA256SUMS. A folder whose files match its SHA256SUMS is left as it is; any
other is made anew beside it and then put in its place. Two runs at once are
safe. Exit codes are those of fetch_models.py; 5 also when a build failed.

Kinds of components:
  wheel  libraries and headers that a Python wheel holds
  cmake  static libraries that are built here, for this processor
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import pathlib
import shutil
import signal
import ssl
import subprocess
import sys
import tarfile
import tempfile
import urllib.error
import urllib.parse
import urllib.request
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser

SCRIPTS = pathlib.Path(__file__).resolve().parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(SCRIPTS.parent / "Sources/ModelCatalog/Resources"))
from fetch_models import CONVERSION, DOWNLOAD, MISMATCH, WRITE, Failure, download, locked, say, sha256_of  # noqa: E402

PKG_CONFIG = """\
prefix=${{pcfiledir}}/..
Name: {name}
Description: {description}
Version: {version}
Cflags: -I${{prefix}}/include
Libs: -L${{prefix}}/lib {libs}
"""
LAYOUT = 2


def is_intact(folder: pathlib.Path) -> bool:
    """Whether the folder holds every file its SHA256SUMS lists, unchanged."""
    try:
        lines = (folder / "SHA256SUMS").read_text().splitlines()
        sums = (line.split("  ", 1) for line in lines)
        return bool(lines) and all(sha256_of(folder / name) == digest for digest, name in sums)
    except (OSError, ValueError):
        return False


# Wheels


def library_named(needed: str, members: list[str], component: dict) -> str:
    """The wheel's member for a library, with or without a version behind .so."""
    path = component["libraries"] + needed
    for member in members:
        if member == path or member.startswith(path + "."):
            return member
    raise Failure(MISMATCH, f"{component['package']} {component['version']} holds no {needed}")


def install_wheel(component: dict, scratch: pathlib.Path, folder: pathlib.Path) -> None:
    wheel = download([component], scratch / component["package"])[component["package"]]
    with zipfile.ZipFile(wheel) as archive:
        members = archive.namelist()
        for needed in component["needed"]:
            member = library_named(needed, members, component)
            library = folder / "lib" / os.path.basename(member)
            library.write_bytes(archive.read(member))
            library.chmod(0o755)
            if library.name != needed and needed in linked(component):
                (folder / "lib" / needed).symlink_to(library.name)
        for member in members:
            if member.startswith(component["headers"]) and not member.endswith("/"):
                header = folder / "include" / member.removeprefix(component["include_root"])
                header.parent.mkdir(parents=True, exist_ok=True)
                header.write_bytes(archive.read(member))
            if member.endswith(("licenses/LICENSE", "dist-info/METADATA")):
                keep_licence(component, os.path.basename(member), archive.read(member), folder)


def linked(component: dict) -> list[str]:
    """The libraries that the linker looks for by their plain names."""
    return [f"lib{flag.removeprefix('-l')}.so" for flag in component["pkg_config"]["libs"].split()]


def keep_licence(component: dict, name: str, content: bytes, folder: pathlib.Path) -> None:
    (folder / "licenses" / f"{component['package']}-{name}").write_bytes(content)


# Sources


class Links(HTMLParser):
    """The links of a page of the package index."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attributes if tag == "a" and name == "href" and value]


def index_url() -> str:
    """The package index that pip is set to use."""
    command = [sys.executable, "-m", "pip", "config", "get", "global.index-url"]
    configured = subprocess.run(command, capture_output=True, text=True)
    return os.environ.get("PIP_INDEX_URL") or configured.stdout.strip() or "https://pypi.org/simple"


def read_url(url: str) -> bytes:
    """pip will not download a source archive without running its build script, so this is done by hand."""
    request = urllib.request.Request(url, headers={"Accept": "text/html, */*"})
    certificates = os.environ.get("PIP_CERT") or None
    context = ssl.create_default_context(cafile=certificates) if url.startswith("https:") else None
    try:
        with urllib.request.urlopen(request, timeout=180, context=context) as answer:
            return answer.read()
    except (urllib.error.URLError, OSError) as error:
        reason = getattr(error, "reason", error)
        raise Failure(DOWNLOAD, f"{url} could not be read: {reason}. Check the network, then run this again.")


def download_source(component: dict, scratch: pathlib.Path) -> pathlib.Path:
    """Downloads a source archive of exactly the SHA-256 given and unpacks it."""
    title = f"{component['package']} {component['version']}"
    say(f"  downloading {title} ({component['bytes'] / 1e6:.0f} MB) …")
    page = f"{index_url().rstrip('/')}/{component['package']}/"
    links = Links()
    links.feed(read_url(page).decode("utf-8", "replace"))
    named = [link for link in links.found if f"/{component['file']}" in urllib.parse.urldefrag(link)[0]]
    if not named:
        raise Failure(DOWNLOAD, f"{page} does not offer {component['file']}")
    archive = scratch / component["file"]
    archive.write_bytes(read_url(urllib.parse.urljoin(page, urllib.parse.urldefrag(named[0])[0])))
    if sha256_of(archive) != component["sha256"]:
        raise Failure(MISMATCH, f"{title}: the download is not the file that native.json pins")
    with tarfile.open(archive) as contents:
        contents.extractall(scratch, filter="data")
    return scratch / component["source"]


def install_cmake(component: dict, scratch: pathlib.Path, folder: pathlib.Path) -> None:
    source = download_source(component, scratch)
    for wheel in download(component["tools"], scratch / "tools").values():
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(scratch / "tools")
    cmake = scratch / "tools/cmake/data/bin/cmake"
    cmake.chmod(0o755)
    build, prefix = scratch / "build", scratch / "prefix"
    say(f"  building {component['pkg_config']['name']} (about a minute) …")
    directories = [f"-DCMAKE_INSTALL_PREFIX={prefix}", "-DCMAKE_INSTALL_LIBDIR=lib"]
    steps = [
        [str(cmake), "-S", str(source), "-B", str(build), *component["options"], *directories],
        [str(cmake), "--build", str(build), "--parallel", str(os.cpu_count() or 1)],
        [str(cmake), "--install", str(build)],
    ]
    for step in steps:
        result = subprocess.run(step, stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if result.returncode != 0:
            said = "\n".join("    " + line for line in (result.stdout + result.stderr).splitlines()[-15:])
            raise Failure(CONVERSION, f"{component['package']} could not be built; the last lines:\n{said}")
    for library in component["libraries"]:
        shutil.copyfile(prefix / "lib" / library, folder / "lib" / library)
    for header in component["headers"]:
        shutil.copyfile(prefix / "include" / header, folder / "include" / header)
    keep_licence(component, "LICENSE", (source / "LICENSE").read_bytes(), folder)


# Putting in place


INSTALLERS = {"wheel": install_wheel, "cmake": install_cmake}


def write_sums(folder: pathlib.Path) -> None:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    lines = [f"{sha256_of(path)}  {path.relative_to(folder)}\n" for path in files]
    (folder / "SHA256SUMS").write_text("".join(lines))


@contextlib.contextmanager
def replacing(folder: pathlib.Path) -> Iterator[tuple[pathlib.Path, pathlib.Path]]:
    """A new folder, and one for scratch; the new one is put in place of `folder`, with its sums, when all went well."""
    for leftover in folder.parent.glob(f".{folder.name}.*"):
        shutil.rmtree(leftover, ignore_errors=True)
    building = pathlib.Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        fresh = building / "fresh"
        fresh.mkdir()
        yield fresh, building
        write_sums(fresh)
        if folder.exists():
            folder.rename(building / "replaced")
        fresh.rename(folder)
    finally:
        shutil.rmtree(building, ignore_errors=True)


def install(recipe: dict, folder: pathlib.Path) -> None:
    with replacing(folder) as (fresh, building):
        for part in ("include", "lib", "licenses", "pkgconfig"):
            (fresh / part).mkdir()
        for component in recipe["components"]:
            scratch = building / component["package"]
            scratch.mkdir()
            INSTALLERS[component["kind"]](component, scratch, fresh)
            described = PKG_CONFIG.format(version=component["version"], **component["pkg_config"])
            (fresh / "pkgconfig" / f"{component['pkg_config']['name']}.pc").write_text(described)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--recipe", type=pathlib.Path, default=SCRIPTS / "native.json")
    parser.add_argument("--into", type=pathlib.Path, required=True, help="the folder to install into")
    arguments = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))  # leaves no scratch behind
    recipe = json.loads(arguments.recipe.read_text())
    if recipe.get("layout") != LAYOUT:
        say(f"error: {arguments.recipe} is not of layout {LAYOUT}")
        return MISMATCH
    try:
        with locked(arguments.into.parent):
            if not is_intact(arguments.into):
                if arguments.into.exists():
                    say(f"  {arguments.into} is damaged and will be replaced")
                install(recipe, arguments.into)
        for component in recipe["components"]:
            say(f"  {component['pkg_config']['name']} ({component['package']} {component['version']}) verified")
        return 0
    except Failure as failure:
        say(f"error: {failure}")
        return failure.code
    except OSError as error:
        say(f"error: {error}. Check free space and permissions, then run this again.")
        return WRITE


if __name__ == "__main__":
    sys.exit(main())
