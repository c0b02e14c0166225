import Interviewing

/// What an exported session consists of.
struct ExportManifest: Encodable {
  static let name = "manifest.json"
  static let sumsName = "SHA256SUMS"

  /// A file of it.
  struct File: Encodable, Hashable {
    /// From the folder on.
    let path: String
    let bytes: Int
    /// Lower-case hexadecimal.
    let sha256: String
  }

  let schemaVersion = "1.0"
  let program = Program(name: Build.name, version: Build.version)
  let sessionId: String
  let sessionVersion: Int
  let exportedAt, exportedBy: String
  /// Why there is no report; nil where there is one.
  let reportMissing: String?
  /// What is not as the records say, in words.
  let doubts: [String]
  /// All files but the manifest and the list of sums.
  let files: [File]

  /// The lines that `sha256sum --check` reads.
  static func sums(_ files: [File]) -> String { files.map { "\($0.sha256)  \($0.path)\n" }.joined() }
}
