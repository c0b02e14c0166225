// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
]

/// Pixel loops are a hundred times slower unoptimised, so these targets are optimised in debug builds too.
let optimised: [SwiftSetting] = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]

let package = Package(
  name: "interview-proctor",
  products: [.executable(name: "proctor", targets: ["proctor"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/apple/swift-metrics", exact: "2.13.0"),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
    .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/vapor/jwt-kit", exact: "5.7.1"),
  ],
  targets: [
    // Pure core: no clock, no file, no socket, no C.
    .target(name: "SessionModel", swiftSettings: strict),
    .target(name: "Proctoring", dependencies: ["SessionModel"], swiftSettings: strict),
    .target(
      name: "Interviewing", dependencies: ["SessionModel", "Proctoring", "Retrieval"],
      swiftSettings: optimised),

    // Word lists and vectors are scanned in plain loops, as are the words that address an assessor.
    .target(name: "Retrieval", swiftSettings: optimised),

    // Seams.
    .target(name: "LanguageModels", dependencies: ["SessionModel"], swiftSettings: strict),
    .target(
      name: "Perception", dependencies: ["SessionModel", "Proctoring", "Interviewing"],
      swiftSettings: strict),
    .target(
      name: "Persistence", dependencies: ["SessionModel", "Proctoring", "Retrieval"], swiftSettings: strict),

    // Engine.
    .target(
      name: "KnowledgeBase",
      dependencies: [
        "SessionModel", "Retrieval", "Interviewing", "LanguageModels", "Persistence",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      resources: [.embedInCode("Resources/Seed")],
      swiftSettings: strict),
    .target(
      name: "Analysis", dependencies: ["SessionModel", "Proctoring", "Interviewing", "Perception"],
      swiftSettings: strict),

    .target(
      name: "Scoring",
      dependencies: [
        "SessionModel", "Retrieval", "Interviewing", "LanguageModels", "Persistence", "KnowledgeBase",
      ],
      swiftSettings: strict),
    .target(
      name: "Questioning", dependencies: ["SessionModel", "Interviewing", "LanguageModels"],
      swiftSettings: strict),

    .target(
      name: "Results",
      dependencies: [
        "SessionModel", "Proctoring", "Interviewing", "Persistence",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .target(name: "RunFiles", dependencies: ["Persistence"], swiftSettings: strict),
    .target(
      name: "Workers",
      dependencies: [
        "SessionModel", "Proctoring", "Persistence", "Results",
        .product(name: "Logging", package: "swift-log"), .product(name: "Metrics", package: "swift-metrics"),
      ],
      swiftSettings: strict),

    // The world, one target each.
    .target(
      name: "ModelCatalog",
      dependencies: [
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      resources: [
        .embedInCode("Resources/models.json"), .embedInCode("Resources/fetch_models.py"),
        .embedInCode("Resources/language_recipes.py"), .embedInCode("Resources/object_recipes.py"),
        .embedInCode("Resources/speech_recipes.py"), .embedInCode("Resources/whisper_recipes.py"),
      ],
      swiftSettings: strict),
    .systemLibrary(name: "COpenVINO", pkgConfig: "openvino-c"),
    .systemLibrary(
      name: "CTurboJPEG", pkgConfig: "libturbojpeg", providers: [.apt(["libturbojpeg0-dev"])]),
    .target(name: "Inference", dependencies: ["COpenVINO", "ModelCatalog"], swiftSettings: strict),
    // Texts are cut in plain loops.
    .target(
      name: "Embeddings", dependencies: ["SessionModel", "LanguageModels", "Inference", "ModelCatalog"],
      swiftSettings: optimised),
    .systemLibrary(name: "CWhisper", pkgConfig: "whisper-cpp"),
    .systemLibrary(name: "CSherpaONNX", pkgConfig: "sherpa-onnx-c"),
    .target(name: "CWhisperEncoder", dependencies: ["CWhisper"]),
    .target(
      name: "Vision",
      dependencies: [
        "SessionModel", "Proctoring", "Perception", "Inference", "ModelCatalog", "CTurboJPEG",
      ],
      swiftSettings: optimised),
    .target(
      name: "Speech",
      dependencies: [
        "SessionModel", "Proctoring", "Interviewing", "Perception", "Inference", "ModelCatalog", "CWhisper",
        "CWhisperEncoder", "CSherpaONNX", .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      swiftSettings: optimised),
    .target(
      name: "Media",
      dependencies: [
        "SessionModel", "Perception", .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      swiftSettings: strict),
    .target(
      name: "PolicyFiles",
      dependencies: ["SessionModel", "Proctoring", .product(name: "Yams", package: "Yams")],
      resources: [.embedInCode("Resources/policy-1.0.yaml")],
      swiftSettings: strict),

    .target(
      name: "ObservationFiles", dependencies: ["SessionModel", "Proctoring"], swiftSettings: strict),

    .target(
      name: "ReportPage",
      dependencies: [
        "SessionModel", "Proctoring", "Interviewing", .product(name: "Crypto", package: "swift-crypto"),
      ],
      resources: [.embedInCode("Resources/page.css"), .embedInCode("Resources/page.js")],
      swiftSettings: strict),
    .target(
      name: "ModelClients",
      dependencies: [
        "SessionModel", "LanguageModels", .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
      ],
      swiftSettings: strict),
    .target(
      name: "KnowledgeFiles", dependencies: [.product(name: "Subprocess", package: "swift-subprocess")],
      swiftSettings: strict),
    .target(
      name: "StorageSQLite",
      dependencies: [
        "SessionModel", "Proctoring", "Retrieval", "Persistence",
        .product(name: "GRDB", package: "GRDB.swift"), .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .target(
      name: "Blobs", dependencies: ["Persistence", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: strict),

    // The face.
    // Answers are read and written byte by byte.
    .target(name: "WireJSON", swiftSettings: optimised),
    .target(
      name: "Tokens",
      dependencies: [
        "SessionModel", "Persistence", "WireJSON", .product(name: "JWTKit", package: "jwt-kit"),
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .target(
      name: "Telemetry",
      dependencies: [
        .product(name: "CoreMetrics", package: "swift-metrics"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: strict),
    .target(
      name: "HTTPAPI",
      dependencies: [
        "SessionModel", "Proctoring", "Retrieval", "Interviewing", "LanguageModels",
        "Persistence", "KnowledgeBase", "Results", "Workers", "ObservationFiles", "ReportPage", "WireJSON",
        "Tokens",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "Logging", package: "swift-log"), .product(name: "Metrics", package: "swift-metrics"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "proctor",
      dependencies: [
        "SessionModel", "Proctoring", "Interviewing", "Perception", "Analysis", "ModelCatalog",
        "Inference", "Vision", "Speech", "Media", "PolicyFiles", "ObservationFiles", "ReportPage",
        "Retrieval", "LanguageModels", "Persistence", "KnowledgeBase", "KnowledgeFiles", "StorageSQLite",
        "Embeddings", "ModelClients", "Scoring", "Blobs", "RunFiles", "Results", "Workers", "Tokens",
        "Telemetry", "WireJSON", "HTTPAPI",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HummingbirdTLS", package: "hummingbird"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "CoreMetrics", package: "swift-metrics"),
        .product(name: "Yams", package: "Yams"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "Logging", package: "swift-log"), .product(name: "Metrics", package: "swift-metrics"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "vision-probe",
      dependencies: [
        "SessionModel", "Proctoring", "Perception", "ModelCatalog", "Inference", "Vision", "Media",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Benchmarks/VisionProbe", swiftSettings: strict),
    .executableTarget(
      name: "speech-probe",
      dependencies: [
        "SessionModel", "Proctoring", "Interviewing", "Perception", "Analysis", "ModelCatalog", "Inference",
        "Speech", "Media", "PolicyFiles", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Benchmarks/SpeechProbe", swiftSettings: strict),
    .executableTarget(
      name: "retrieval-bench", dependencies: ["Retrieval", "TestSupport"], path: "Benchmarks/RetrievalBench",
      swiftSettings: strict),
    .executableTarget(
      name: "queue-bench", dependencies: ["SessionModel", "Persistence", "StorageSQLite"],
      path: "Benchmarks/QueueBench", swiftSettings: strict),
    .executableTarget(
      name: "worker-probe",
      dependencies: [
        "SessionModel", "Persistence", "Workers", "RunFiles", "StorageSQLite", "Blobs",
        .product(name: "Logging", package: "swift-log"),
      ],
      path: "Benchmarks/WorkerProbe", swiftSettings: strict),
    .executableTarget(
      name: "flags-probe",
      dependencies: [
        "SessionModel", "Proctoring", "Persistence", "PolicyFiles", "Results", "StorageSQLite",
      ],
      path: "Benchmarks/FlagsProbe", swiftSettings: strict),
    .executableTarget(
      name: "retrieval-probe", dependencies: ["SessionModel", "Retrieval", "Persistence", "KnowledgeBase"],
      path: "Benchmarks/RetrievalProbe", swiftSettings: strict),
    .executableTarget(
      name: "scoring-probe",
      dependencies: [
        "SessionModel", "Interviewing", "LanguageModels", "Persistence", "KnowledgeBase", "Scoring",
        "ModelCatalog", "Inference", "Embeddings", "ModelClients",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Benchmarks/ScoringProbe", swiftSettings: strict),
    .executableTarget(
      name: "model-probe", dependencies: ["LanguageModels", "ModelClients"], path: "Benchmarks/ModelProbe",
      swiftSettings: strict),
    .executableTarget(
      name: "embed-probe", dependencies: ["ModelCatalog", "Inference", "Embeddings"],
      path: "Benchmarks/EmbedProbe", swiftSettings: strict),
    .target(
      name: "TestSupport",
      dependencies: [
        "SessionModel", "Proctoring", "Retrieval", "Interviewing", "Perception", "LanguageModels",
        "Persistence", .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "SessionModelTests", dependencies: ["SessionModel", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "ProctoringTests", dependencies: ["SessionModel", "Proctoring", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "PersistenceTests",
      dependencies: ["SessionModel", "Proctoring", "Retrieval", "Persistence", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "StorageSQLiteTests",
      dependencies: [
        "SessionModel", "Proctoring", "Retrieval", "Persistence", "StorageSQLite", "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "BlobsTests", dependencies: ["Persistence", "Blobs", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "RunFilesTests", dependencies: ["Persistence", "RunFiles", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "WorkersTests",
      dependencies: [
        "SessionModel", "Persistence", "Workers", "StorageSQLite", "Blobs", "TestSupport", "worker-probe",
        .product(name: "Logging", package: "swift-log"), .product(name: "Metrics", package: "swift-metrics"),
        .product(name: "MetricsTestKit", package: "swift-metrics"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ResultsTests",
      dependencies: [
        "SessionModel", "Proctoring", "Interviewing", "Persistence", "PolicyFiles", "Results", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(name: "WireJSONTests", dependencies: ["WireJSON", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "TokensTests",
      dependencies: [
        "SessionModel", "Persistence", "WireJSON", "Tokens", .product(name: "JWTKit", package: "jwt-kit"),
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "TelemetryTests",
      dependencies: [
        "Telemetry", "TestSupport", .product(name: "Metrics", package: "swift-metrics"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "HTTPAPITests",
      dependencies: [
        "SessionModel", "Proctoring", "Retrieval", "Interviewing", "LanguageModels", "Persistence",
        "KnowledgeBase", "Results", "Workers", "WireJSON", "Tokens", "HTTPAPI", "StorageSQLite", "Blobs",
        "TestSupport",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdTesting", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"), .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOEmbedded", package: "swift-nio"),
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
      name: "ScoringTests",
      dependencies: [
        "SessionModel", "Interviewing", "LanguageModels", "Persistence", "KnowledgeBase", "Scoring",
        "ModelCatalog", "Inference", "Embeddings", "ModelClients", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "QuestioningTests",
      dependencies: [
        "SessionModel", "Interviewing", "LanguageModels", "ModelClients", "Questioning", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "KnowledgeFilesTests", dependencies: ["KnowledgeFiles", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "RetrievalTests", dependencies: ["Retrieval", "TestSupport"],
      resources: [.embedInCode("Goldens/porter.tsv")], swiftSettings: strict),
    .testTarget(
      name: "InterviewingTests",
      dependencies: ["SessionModel", "Proctoring", "Retrieval", "Interviewing", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "PolicyFilesTests", dependencies: ["SessionModel", "Proctoring", "PolicyFiles"],
      swiftSettings: strict),
    .testTarget(
      name: "ReportPageTests",
      dependencies: ["SessionModel", "Proctoring", "Interviewing", "ReportPage", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ObservationFilesTests",
      dependencies: ["SessionModel", "Proctoring", "ObservationFiles", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "AnalysisTests",
      dependencies: ["SessionModel", "Proctoring", "Interviewing", "Perception", "Analysis", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ModelCatalogTests", dependencies: ["ModelCatalog", "Inference", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "VisionTests",
      dependencies: [
        "SessionModel", "Proctoring", "Perception", "ModelCatalog", "Inference", "Vision", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ModelClientsTests",
      dependencies: [
        "SessionModel", "LanguageModels", "ModelClients", "TestSupport",
        .product(name: "NIOHTTP1", package: "swift-nio"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "EmbeddingsTests",
      dependencies: ["SessionModel", "LanguageModels", "ModelCatalog", "Inference", "Embeddings"],
      resources: [.embedInCode("Goldens/tokens.jsonl"), .embedInCode("Goldens/vectors.jsonl")],
      swiftSettings: strict),
    .testTarget(
      name: "SpeechTests",
      dependencies: [
        "SessionModel", "Proctoring", "Interviewing", "Perception", "ModelCatalog", "Inference", "Speech",
        "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "MediaTests", dependencies: ["SessionModel", "Perception", "Media", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ProctorTests",
      dependencies: [
        "proctor", "SessionModel", "Proctoring", "Interviewing", "Analysis", "ObservationFiles",
        "Persistence",
        "Results", "StorageSQLite", "TestSupport", .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "GRDB", package: "GRDB.swift"), .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
  ]
)
