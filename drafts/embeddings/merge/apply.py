#!/usr/bin/env python3
"""apply.py ROOT: puts the embeddings into a clone. Every edit is a literal replacement that must match exactly once."""
import json, pathlib, shutil, sys

here, root = pathlib.Path(__file__).resolve().parent, pathlib.Path(sys.argv[1])
package = here.parent / "pkg"


def edit(path, *pairs):
    file = root / path
    text = file.read_text()
    for old, new in pairs:
        if new in text:
            continue
        assert text.count(old) == 1, (path, old, text.count(old))
        text = text.replace(old, new)
    file.write_text(text)


for source, target in [
    (package / "Sources/Embeddings", "Sources/Embeddings"),
    (package / "Tests/EmbeddingsTests", "Tests/EmbeddingsTests"),
    (package / "Benchmarks/EmbedProbe", "Benchmarks/EmbedProbe"),
    (package / "Benchmarks/Embeddings", "Benchmarks/Embeddings"),
]:
    shutil.copytree(source, root / target, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
shutil.copy(here / "language_recipes.py", root / "Sources/ModelCatalog/Resources/language_recipes.py")
shutil.copy(here / "requirements-embeddings.txt", root / "Benchmarks/requirements-embeddings.txt")

manifest = root / "Sources/ModelCatalog/Resources/models.json"
catalogue, fragment = json.loads(manifest.read_text()), json.loads((here / "models.fragment.json").read_text())
names = {model["name"] for model in fragment["models"]}
catalogue["models"] = [model for model in catalogue["models"] if model["name"] not in names] + fragment["models"]
catalogue["recipes"].update(fragment["recipes"])
manifest.write_text(json.dumps(catalogue, indent=2) + "\n")

edit("Sources/ModelCatalog/Resources/fetch_models.py", (
    '    "piper-joe": ("speech_recipes", "make_piper_joe"),\n',
    '    "piper-joe": ("speech_recipes", "make_piper_joe"),\n    "minilm": ("language_recipes", "make_minilm"),\n'))
edit("Sources/ModelCatalog/Store/ModelFetching.swift", (
    '    ("object_recipes.py", PackageResources.object_recipes_py),\n',
    '    ("language_recipes.py", PackageResources.language_recipes_py),\n'
    '    ("object_recipes.py", PackageResources.object_recipes_py),\n'))
edit("Sources/Inference/CompiledModel.swift", (
    "extension UInt8: TensorElement {\n",
    "extension Int32: TensorElement {\n  /// 32-bit integers.\n"
    "  public static var elementType: TensorElementType { TensorElementType(raw: I32) }\n}\n\n"
    "extension UInt8: TensorElement {\n"))
edit("Package.swift", (
    '        .embedInCode("Resources/object_recipes.py"), .embedInCode("Resources/speech_recipes.py"),\n'
    '        .embedInCode("Resources/whisper_recipes.py"),\n',
    '        .embedInCode("Resources/language_recipes.py"), .embedInCode("Resources/object_recipes.py"),\n'
    '        .embedInCode("Resources/speech_recipes.py"), .embedInCode("Resources/whisper_recipes.py"),\n'), (
    '    .systemLibrary(name: "CWhisper", pkgConfig: "whisper-cpp"),\n',
    '    // Texts are cut in plain loops.\n'
    '    .target(\n'
    '      name: "Embeddings", dependencies: ["SessionModel", "LanguageModels", "Inference", "ModelCatalog"],\n'
    '      swiftSettings: optimised),\n'
    '    .systemLibrary(name: "CWhisper", pkgConfig: "whisper-cpp"),\n'), (
    '    .target(\n      name: "TestSupport",',
    '    .executableTarget(\n'
    '      name: "embed-probe", dependencies: ["ModelCatalog", "Inference", "Embeddings"],\n'
    '      path: "Benchmarks/EmbedProbe", swiftSettings: strict),\n'
    '    .target(\n      name: "TestSupport",'), (
    '    .testTarget(\n      name: "SpeechTests",\n',
    '    .testTarget(\n'
    '      name: "EmbeddingsTests",\n'
    '      dependencies: ["SessionModel", "LanguageModels", "ModelCatalog", "Inference", "Embeddings"],\n'
    '      resources: [.embedInCode("Goldens/tokens.jsonl"), .embedInCode("Goldens/vectors.jsonl")],\n'
    '      swiftSettings: strict),\n'
    '    .testTarget(\n      name: "SpeechTests",\n'))
edit("scripts/arrows.json", (
    '"implementations": ["Vision", "Speech", "Media"]', '"implementations": ["Vision", "Speech", "Media", "Embeddings"]'), (
    '    "Media": ["@core"',
    '    "Embeddings": ["@core", "@seams", "Inference", "ModelCatalog", "@system"],\n    "Media": ["@core"'))
edit("docs/modules.md", (
    "| `Media` | ffprobe",
    "| `Embeddings` | `WordPieces` a text as the numbers of its pieces; `MiniLM` texts placed by their meaning |"
    " core, LanguageModels, Inference, ModelCatalog |\n| `Media` | ffprobe"))
