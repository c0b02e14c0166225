import PolicyFiles
import Proctoring

/// Chooses the policy: a file that was named, else the version in POLICY_VERSION, else 1.0.
enum PolicyChoice {
  static let defaultVersion = "1.0"

  static func policy(file: String?, environment: [String: String]) throws(PolicyFileError) -> Policy {
    if let file { return try PolicyDocument.read(file) }
    let named = environment["POLICY_VERSION"] ?? ""
    return try PolicyDocument.builtIn(version: named.isEmpty ? defaultVersion : named)
  }
}
