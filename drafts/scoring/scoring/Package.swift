// swift-tools-version: 6.2
import PackageDescription
let strict: [SwiftSetting] = [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error), .enableUpcomingFeature("ExistentialAny")]
let package = Package(name: "scoring", targets: [
  .target(name: "SessionModel", swiftSettings: strict),
  .target(name: "Proctoring", dependencies: ["SessionModel"], swiftSettings: strict),
  .target(name: "Interviewing", dependencies: ["SessionModel", "Proctoring"], swiftSettings: strict),
  .testTarget(name: "InterviewingTests", dependencies: ["Interviewing"], swiftSettings: strict),
])
