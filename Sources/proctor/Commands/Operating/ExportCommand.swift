import ArgumentParser
import Foundation
import Persistence
import SessionModel

struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Copy all that is kept of a session into a folder.",
    discussion: """
      The folder is there whole or not at all, for its owner alone:
        manifest.json     every file with its size and SHA-256; also as SHA256SUMS, for "sha256sum --check"
        session.json      the session; flags.json, its flags; jobs.json, its work; audit.json, what was done
        report.json .txt .html, transcript.json, observations.jsonl, clips/, score.json   as "proctor analyze" writes them
        recording.bin     the recording, as it was handed in
        scores/           every score, with what it was computed from
        analyses/         what each analysis reported, and the clips and observations of earlier ones
      "proctor score FOLDER" and "proctor policy replay FOLDER" work on it. That a copy was made is noted in the audit log.
        proctor export 0190163d-8694-739b-aea5-966c26f8ad91 --output ada
      """)

  /// A session that changes meanwhile is copied anew, so often.
  private static let mostAttempts = 3

  @Argument(help: ArgumentHelp("The session.", valueName: "session"))
  var session: SessionID

  @Option(
    help: ArgumentHelp("The folder; it must be new or empty.", valueName: "folder"), completion: .directory)
  var output: String

  @OptionGroup var data: DataOptions

  func run() async throws {
    let export = SessionExport(session, try data.open(), by: try .atCommandLine())
    for _ in 0..<Self.mostAttempts {
      let folder = try ExportFolder(output)
      do {
        if let manifest = try await export.write(into: folder) {
          try folder.commit()
          return tell(manifest, in: folder)
        }
        folder.discard()
      } catch {
        folder.discard()
        throw error
      }
    }
    throw OperatingError.restless(session)
  }

  private func tell(_ manifest: ExportManifest, in folder: ExportFolder) {
    for doubt in manifest.doubts { StandardError.write("proctor: \(doubt)\n") }
    let bytes = manifest.files.reduce(0) { $0 + $1.bytes }
    print("\(manifest.files.count) files of \(bytes) bytes are in \(folder.target.path)")
    if let why = manifest.reportMissing { print("there is no report among them: \(why)") }
  }
}
