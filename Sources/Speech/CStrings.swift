import Foundation

/// Texts as C reads them.
enum CStrings {
  /// Lends texts for as long as `body` runs.
  static func lend<Result>(_ texts: [String], _ body: ([UnsafePointer<CChar>?]) -> Result) -> Result {
    let copies = texts.map { strdup($0) }
    defer { copies.forEach { free($0) } }
    return body(copies.map { UnsafePointer($0) })
  }
}
