import Foundation
import TestSupport

/// A short recording of an answer, spoken by the program's own voice before an empty room, and a knowledge base with the
/// rubric that it is scored by: made once for all tests.
struct SpokenAnswer {
  /// What is said.
  static let words =
    "First I wash the rice in cold water until the water is clear, then I measure the water and cook it slowly."

  /// Whether this machine can make and score it.
  static let isPossible =
    Availability.hasFFmpeg && Availability.tool("espeak-ng") != nil && ProctorRun.areModelsThere
  static let why = "ffmpeg, espeak-ng or a model is missing; run make setup"

  static func shared() async throws -> SpokenAnswer { try await made.value }
  private static let made = Task { try await SpokenAnswer() }

  /// The program did not make it.
  struct NotMade: Error {
    let why: String
  }

  let recording: URL
  let database: URL
  private let folder: TemporaryFolder

  private init() async throws {
    folder = try TemporaryFolder()
    database = folder.file("knowledge.sqlite")
    let sound = folder.file("answer.wav")
    try folder.write(CookRubric.markdown, to: "rubric.md")
    for arguments in [
      ["say", Self.words, "--output", sound.path, "--no-cache", "--no-fetch"],
      ["kb", "ingest", folder.file("rubric.md").path, "--database", database.path, "--no-fetch"],
    ] {
      let ending = try await ProctorRun.run(arguments)
      guard ending.status == 0 else { throw NotMade(why: ending.errors) }
    }
    recording = try await FixtureRecording(in: folder).make(
      "answer.mp4",
      [
        "-f", "lavfi", "-i", "testsrc=s=320x240:r=10:d=10", "-i", sound.path, "-shortest", "-c:v", "libx264",
        "-preset", "ultrafast", "-pix_fmt", "yuv420p",
      ])
  }

  /// Analyses and scores it.
  func analyze(
    into output: URL, environment: [String: String], _ options: [String] = [], recording: URL? = nil
  ) async throws -> ChildProcess.Ending {
    // What the machine itself is set to must not reach the tests.
    var settings = ["RUBRIC_VERSION": ""]
    for api in ["OLLAMA", "OPENAI"] {
      for name in ["API_URL", "MODEL", "API_KEY", "TIMEOUT_SECONDS"] { settings["\(api)_\(name)"] = "" }
    }
    return try await ProctorRun.run(
      [
        "analyze", (recording ?? self.recording).path, "--output", output.path, "--format", "json", "--fps",
        "2", "--model", "tiny.en", "--no-fetch", "--database", database.path,
      ] + (options.contains("--role") ? options : options + ["--role", "cook", "--level", "junior"]),
      environment: settings.merging(environment) { $1 })
  }
}
