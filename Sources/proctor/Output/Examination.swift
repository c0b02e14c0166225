import Foundation

/// What a look at something found.
enum Finding {
  /// It is as it should be: what is worth knowing of it.
  case sound(String)
  /// It works, and somebody should know this.
  case doubtful(String)
}

/// Something is wrong: what, and what to do.
struct Ailment: Error, CustomStringConvertible {
  let description: String
}

/// Looks at one thing after the other and tells of each on a line.
final class Examination {
  /// How many things are missing or wrong.
  private(set) var failures = 0

  /// Looks at something; what is thrown is told.
  func look(_ what: String, _ check: () async throws -> Finding) async {
    do {
      switch try await check() {
      case .sound(let words): print("ok       \(what): \(words)")
      case .doubtful(let words): print("warning  \(what): \(words)")
      }
    } catch {
      failures += 1
      let words = (error as? Ailment)?.description ?? Failure(error)?.message ?? "\(error)"
      print("NOT OK   \(what): \(words)")
    }
  }
}
