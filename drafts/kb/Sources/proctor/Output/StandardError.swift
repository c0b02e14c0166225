import Foundation

/// Writes to standard error; where nobody takes it (closed, or on a full disk), it is lost without harm.
enum StandardError {
  static func write(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) }
}
