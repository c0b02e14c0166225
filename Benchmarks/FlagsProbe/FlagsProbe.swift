import Foundation
import Persistence
import PolicyFiles
import Proctoring
import Results
import SessionModel
import StorageSQLite

/// Writes one session with its flags into a database through the stores, so that reading them can be measured.
///
///     flags-probe DATABASE [FLAGS] [POINTS]      50 flags with traces of 60 points where not said
///
/// Prints the session's id. The same numbers give the same flags.
@main
struct FlagsProbe {
  private static let start = WallTime(microseconds: 1_767_225_600_000_000)

  static func main() async throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let path = arguments.first else { fatalError("flags-probe DATABASE [FLAGS] [POINTS]") }
    let numbers = arguments.dropFirst().compactMap { Int($0) }
    let database = try SQLiteDatabase(path: path)
    let id = SessionID(at: start, random: 7)
    try await begin(id, in: SQLiteSessionStore(database))
    let made = MadeUpFlags(
      session: id, policy: try PolicyDocument.builtIn(version: "1.0"), points: numbers.last ?? 60)
    let store = SQLiteFlagStore(database)
    for number in 0..<(numbers.first ?? 50) {
      let flag = try made.flag(number)
      _ = try await store.put(flag, enqueuing: [], at: start)
      _ = try await store.attach(try made.clip(of: flag), to: flag.key)
    }
    try database.close()
    print(id)
  }

  private static func begin(_ id: SessionID, in store: SQLiteSessionStore) async throws {
    let terms = try InterviewTerms(
      role: "software_engineer", level: "mid", language: "en", rubricVersion: "1.0", policyVersion: "1.0")
    let session = try NewSession(
      id: id, candidate: try Candidate(externalID: "candidate-1", name: "Made Up"), terms: terms)
    _ = try await store.start(session, key: nil, by: try Principal(.service, "flags-probe"), at: start)
  }
}

/// Flags of every kind in turn, one a minute, with values that have as many digits as measured ones.
struct MadeUpFlags {
  let session: SessionID
  let policy: Policy
  let points: Int

  private static let models = [
    ModelIdentity(name: "face_detection_short_range", version: "1.0"),
    ModelIdentity(name: "face_landmarks_detector", version: "1.0"),
  ]

  func flag(_ number: Int) throws -> RaisedFlag {
    let kind = FlagKind.allCases[number % FlagKind.allCases.count]
    let start = SessionTime(seconds: Double(number) * 60 + 3.2)
    let trace = (0..<points).map { point in
      TracePoint(
        time: start + SessionDuration(seconds: Double(point) * 0.2),
        value: Double((number * 7_919 + point * 104_729) % 1_000_000) / 13_007)
    }
    let peak = trace.max { $0.value < $1.value } ?? TracePoint(time: start, value: 0)
    let end = trace.last?.time ?? start
    let flag = Flag(
      id: FlagID(rawValue: "flag-\(number + 1)"), kind: kind, severity: number % 3 == 0 ? .high : .moderate,
      start: start, raisedAt: end, end: end, isOpen: false, peak: peak, trace: Trace(points: trace),
      rule: policy.rules[kind] ?? FlagRule(moderate: nil, high: nil), accommodations: [])
    return try RaisedFlag(flag, of: session, policyVersion: policy.version, models: Self.models)
  }

  func clip(of raised: RaisedFlag) throws -> FlagClip {
    try FlagClip(
      .flag, key: try AnalysisFiles(session, 1).clip(raised.flag.id), digest: .zero, byteCount: 1_234_567,
      span: raised.flag.span)
  }
}
