import Foundation
import PolicyFiles
import Proctoring
import Testing

/// The policy document that the program carries, and copies of it with something wrong.
enum Documents {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "policies")

  static func version1() throws -> String {
    try String(contentsOf: folder.appending(path: "1.0.yaml"), encoding: .utf8)
  }

  /// The document with one place changed, and the line of that place, counted from 1.
  static func version1(_ found: String, becomes: String) throws -> (text: String, line: Int) {
    let text = try version1()
    let pieces = text.components(separatedBy: found)
    try #require(pieces.count == 2, "\"\(found)\" must be there exactly once")
    return (pieces[0] + becomes + pieces[1], pieces[0].components(separatedBy: "\n").count)
  }

  /// What is wrong with a text; nil when nothing is.
  static func fault(_ text: String) -> PolicyFileError? {
    do {
      _ = try PolicyDocument.parse(text, document: "test.yaml")
      return nil
    } catch {
      return error
    }
  }
}
