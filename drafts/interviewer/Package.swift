// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6), .treatAllWarnings(as: .error), .enableUpcomingFeature("ExistentialAny"),
]
let optimised: [SwiftSetting] = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]

let package = Package(
  name: "interviewer",
  dependencies: [
    .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
  ],
  targets: [
    .target(name: "SessionModel", swiftSettings: strict),
    .target(name: "Proctoring", dependencies: ["SessionModel"], swiftSettings: strict),
    .target(name: "Retrieval", swiftSettings: optimised),
    .target(
      name: "Interviewing", dependencies: ["SessionModel", "Proctoring", "Retrieval"], swiftSettings: strict),
    .target(name: "LanguageModels", dependencies: ["SessionModel"], swiftSettings: strict),
    .target(
      name: "Perception", dependencies: ["SessionModel", "Proctoring", "Interviewing"], swiftSettings: strict),
    .target(name: "Persistence", dependencies: ["SessionModel", "Retrieval"], swiftSettings: strict),
    .target(
      name: "ModelClients",
      dependencies: [
        "SessionModel", "LanguageModels", .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
      ], swiftSettings: strict),
    .target(
      name: "Questioning", dependencies: ["SessionModel", "Interviewing", "LanguageModels"],
      swiftSettings: strict),
    .target(
      name: "TestSupport",
      dependencies: [
        "SessionModel", "Proctoring", "Retrieval", "Interviewing", "Perception", "LanguageModels", "Persistence",
      ], swiftSettings: strict),
    .testTarget(
      name: "InterviewingTests",
      dependencies: ["SessionModel", "Proctoring", "Retrieval", "Interviewing", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "QuestioningTests",
      dependencies: [
        "SessionModel", "Interviewing", "LanguageModels", "ModelClients", "Questioning", "TestSupport",
      ], swiftSettings: strict),
  ]
)
