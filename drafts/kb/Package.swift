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
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2"),
  ],
  targets: [
    .target(name: "SessionModel", swiftSettings: strict),
    .target(name: "Proctoring", dependencies: ["SessionModel"], swiftSettings: strict),
    .target(name: "Retrieval", swiftSettings: optimised),
    .target(
      name: "Interviewing", dependencies: ["SessionModel", "Proctoring", "Retrieval"], swiftSettings: strict),
    .target(name: "LanguageModels", dependencies: ["SessionModel"], swiftSettings: strict),
    .target(
      name: "Perception", dependencies: ["SessionModel", "Proctoring", "Interviewing"],
      swiftSettings: strict),

    .target(name: "Persistence", dependencies: ["SessionModel", "Retrieval"], swiftSettings: strict),
    .target(
      name: "KnowledgeBase",
      dependencies: [
        "SessionModel", "Retrieval", "Interviewing", "LanguageModels", "Persistence",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      resources: [.embedInCode("Resources/Seed")],
      swiftSettings: strict),
    .target(
      name: "KnowledgeFiles", dependencies: [.product(name: "Subprocess", package: "swift-subprocess")],
      swiftSettings: strict),
    .target(
      name: "StorageSQLite",
      dependencies: [
        "SessionModel", "Retrieval", "Persistence", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),

    .executableTarget(
      name: "proctor",
      dependencies: [
        "SessionModel", "Retrieval", "Interviewing", "LanguageModels", "Persistence", "KnowledgeBase",
        "KnowledgeFiles", "StorageSQLite",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .target(
      name: "TestSupport",
      dependencies: [
        "SessionModel", "Proctoring", "Retrieval", "Interviewing", "Perception", "LanguageModels", "Persistence",
      ],
      swiftSettings: strict),
    .testTarget(
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
      name: "ProctorTests", dependencies: ["proctor", "TestSupport"], swiftSettings: strict),
  ]
)
