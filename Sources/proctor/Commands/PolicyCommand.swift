import ArgumentParser
import PolicyFiles
import Proctoring

struct PolicyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy", abstract: "Work with policy documents.",
    subcommands: [PolicyCheckCommand.self, PolicyReplayCommand.self])
}

struct PolicyCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check a policy document and show the rules that it makes.",
    discussion: "A fault is named with its line and key, and the exit code is 78.")

  @Argument(help: "The policy document (YAML).", completion: .file())
  var file: String

  func run() throws {
    let policy = try PolicyDocument.read(file)
    print("\(file): policy \(policy.version) is sound")
    for kind in FlagKind.allCases {
      let criteria = policy.rules[kind]?.criteria ?? []
      let words = criteria.map { "\($0.severity.rawValue) \($0.criterion.words(for: kind))" }
      print("  \(kind.rawValue): \(words.isEmpty ? "never raised" : words.joined(separator: "; "))")
    }
  }
}

extension Criterion {
  /// The criterion in words.
  fileprivate func words(for kind: FlagKind) -> String {
    let time = "for \(duration.seconds) s"
    if kind == .faceAbsent || kind == .multiSpeaker { return time }
    let border =
      switch threshold {
      case .above(let limit): "> \(limit)"
      case .atLeast(let limit): "≥ \(limit)"
      case .magnitudeAbove(let limit): "> ±\(limit)"
      case .magnitudeAtLeast(let limit): "≥ ±\(limit)"
      }
    return "\(border) \(kind.unit) \(time)"
  }
}
