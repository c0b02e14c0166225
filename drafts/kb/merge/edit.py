"""Edits what the knowledge base touches in a checkout; stops where a place is not as expected."""
import json
import pathlib
import sys

root = pathlib.Path(sys.argv[1])


def edit(name, *pairs):
    file = root / name
    text = file.read_text(encoding="utf-8")
    for old, new in pairs:
        if text.count(old) != 1:
            sys.exit(f"{name}: not exactly once: {old!r}")
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")


edit(
    "Package.swift",
    (
        '    .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2"),\n',
        '    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),\n'
        '    .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2"),\n',
    ),
    (
        "\n    // Engine.\n",
        """    .target(name: "Persistence", dependencies: ["SessionModel", "Retrieval"], swiftSettings: strict),

    // Engine.
    .target(
      name: "KnowledgeBase",
      dependencies: [
        "SessionModel", "Retrieval", "Interviewing", "LanguageModels", "Persistence",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      resources: [.embedInCode("Resources/Seed")],
      swiftSettings: strict),
""",
    ),
    (
        "\n    // The face.\n",
        """    .target(
      name: "KnowledgeFiles", dependencies: [.product(name: "Subprocess", package: "swift-subprocess")],
      swiftSettings: strict),
    .target(
      name: "StorageSQLite",
      dependencies: ["SessionModel", "Retrieval", "Persistence", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: strict),

    // The face.
""",
    ),
    (
        '"Inference", "Vision", "Speech", "Media", "PolicyFiles", "ObservationFiles", "ReportPage",\n',
        '"Inference", "Vision", "Speech", "Media", "PolicyFiles", "ObservationFiles", "ReportPage",\n'
        '        "Retrieval", "LanguageModels", "Persistence", "KnowledgeBase", "KnowledgeFiles", "StorageSQLite",\n',
    ),
    (
        '      name: "TestSupport", dependencies: ["SessionModel", "Proctoring", "Interviewing", "Perception"],\n',
        """      name: "TestSupport",
      dependencies: [
        "SessionModel", "Proctoring", "Retrieval", "Interviewing", "Perception", "LanguageModels", "Persistence",
      ],
""",
    ),
    (
        '    .testTarget(\n      name: "RetrievalTests"',
        """    .testTarget(
      name: "PersistenceTests", dependencies: ["SessionModel", "Retrieval", "Persistence", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "StorageSQLiteTests",
      dependencies: [
        "SessionModel", "Retrieval", "Persistence", "StorageSQLite", "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "KnowledgeBaseTests",
      dependencies: [
        "SessionModel", "Retrieval", "Interviewing", "LanguageModels", "Persistence", "KnowledgeBase",
        "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "KnowledgeFilesTests", dependencies: ["KnowledgeFiles", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "RetrievalTests\"""",
    ),
)

file = root / "scripts/arrows.json"
text = file.read_text(encoding="utf-8")
edit(
    "scripts/arrows.json",
    ('"LanguageModels"],\n    "engine": ["Analysis"]', '"LanguageModels", "Persistence"],\n    "engine": ["Analysis", "KnowledgeBase"]'),
    ('"implementations": ["Vision", "Speech", "Media"', '"implementations": ["KnowledgeFiles", "StorageSQLite", "Vision", "Speech", "Media"'),
    ('    "LanguageModels": ["@core"],\n', '    "LanguageModels": ["@core"],\n    "Persistence": ["@core"],\n'),
    (
        '"Analysis": ["@core", "@seams", "Logging"],\n',
        '"Analysis": ["@core", "@seams", "Logging"],\n'
        '    "KnowledgeBase": ["@core", "@seams", "Crypto", "Foundation"],\n',
    ),
    (
        '    "ObservationFiles": ',
        '    "KnowledgeFiles": ["Subprocess", "@system"],\n'
        '    "StorageSQLite": ["@core", "@seams", "GRDB", "@system"],\n    "ObservationFiles": ',
    ),
)
json.loads(file.read_text(encoding="utf-8"))

edit(
    "scripts/setup.sh",
    ("    has espeak-ng || echo espeak-ng\n",
     "    has espeak-ng || echo espeak-ng\n    has pdftotext || echo poppler-utils\n"
     "    is_installed libsqlite3-dev || echo libsqlite3-dev\n"),
)
edit("Sources/proctor/Proctor.swift", ("PolicyCommand.self, ModelsCommand.self,", "PolicyCommand.self, KnowledgeCommand.self, ModelsCommand.self,"))
edit(
    "Sources/proctor/Running/Failure.swift",
    (
        "  init?(_ error: any Error) {\n    switch error {",
        '  init?(_ error: any Error) {\n    if let code = KnowledgeFailure.code(of: error) {\n'
        '      self.init("\\(error)", code)\n      return\n    }\n    switch error {',
    ),
)
edit(
    "Sources/proctor/Commands/DoctorCommand.swift",
    ("import Inference\n", "import Inference\nimport KnowledgeFiles\n"),
    (
        '    await report("OpenVINO")',
        '    await report("pdftotext") { try await PDFText.version() }\n    await report("OpenVINO")',
    ),
)
edit(
    "Tests/ProctorTests/CommandLineTests.swift",
    (
        '["models", "verify"], ["policy", "replay"], ["doctor"], ["say"],\n',
        '["models", "verify"], ["policy", "replay"], ["doctor"], ["say"], ["kb"], ["kb", "ingest"],\n'
        '      ["kb", "search"], ["kb", "seed"], ["kb", "list"], ["kb", "remove"], ["kb", "embed"],\n',
    ),
)
edit(
    "docs/modules.md",
    (
        "| **engine** | | |\n",
        "| `Persistence` | `KnowledgeStore`, what crosses it, its form in memory, the errors of stores | core |\n"
        "| **engine** | | |\n"
        "| `KnowledgeBase` | `Reading` bytes into documents, `Checking` rubrics and questions, `Ingesting`, `Searching` "
        "(the index kept in step with the store), `Loading` a rubric or questions, `Seed` the built-in set | core, "
        "seams |\n",
    ),
    (
        "| `PolicyFiles` |",
        "| `KnowledgeFiles` | files, folders and standard input as bytes; PDF through `pdftotext` as a child process | – |\n"
        "| `StorageSQLite` | `Opening` a database: owner, migrations, permissions, errors; `Knowledge` the tables "
        "`kb_docs` and `kb_chunks` | core, Persistence |\n| `PolicyFiles` |",
    ),
)
