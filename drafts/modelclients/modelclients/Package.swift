// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
]

let package = Package(
  name: "model-clients",
  dependencies: [
    .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
  ],
  targets: [
    .target(name: "SessionModel", swiftSettings: strict),
    .target(name: "LanguageModels", dependencies: ["SessionModel"], swiftSettings: strict),
    .target(
      name: "ModelClients",
      dependencies: [
        "SessionModel", "LanguageModels",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "model-probe", dependencies: ["LanguageModels", "ModelClients"], path: "Sources/ModelProbe",
      swiftSettings: strict),
    .testTarget(
      name: "ModelClientsTests",
      dependencies: [
        "SessionModel", "LanguageModels", "ModelClients",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
      ],
      swiftSettings: strict),
  ]
)
